import type { Permission } from "./policy.ts";

/**
 * What an endpoint asks for: a permission; nothing (`everyone`); or that
 * nobody has an account yet (`set-up`).
 */
export type Access = Permission | "everyone" | "set-up";

/**
 * Every page, route handler and server action and what it asks for. A test
 * compares the table with `app/` and calls each of them as everybody.
 *
 * A page calls `authorizePage` before it reads. An action or handler calls
 * `authorize` before it parses what was sent, so that whoever may not learns
 * nothing about the form, and the test can tell `forbidden` from
 * `invalid_input`; a target locale it needs for that comes straight from the
 * field or the address, and holds only when it is one.
 */
export const endpoints = {
  pages: {
    "/[locale]": "everyone",
    "/[locale]/articles/[slug]": "everyone",
    "/[locale]/articles/[slug]/[target]": "everyone",
    "/[locale]/articles/[slug]/[target]/history": "everyone",
    "/[locale]/articles/[slug]/[target]/suggest": "correction.suggest",
    "/[locale]/c/[receipt]": "everyone",
    "/[locale]/corrections": "everyone",
    "/[locale]/corrections/[page]": "everyone",
    "/[locale]/desk": "desk.visit",
    "/[locale]/desk/account": "account.manage",
    "/[locale]/desk/articles/[articleId]": "article.write",
    "/[locale]/desk/articles/[articleId]/[target]": "desk.visit",
    "/[locale]/desk/articles/[articleId]/[target]/review": "unit.review",
    "/[locale]/desk/articles/[articleId]/[target]/segments/[segmentId]": "desk.visit",
    "/[locale]/desk/articles/[articleId]/history": "desk.visit",
    "/[locale]/desk/articles/[articleId]/preview/[target]": "desk.visit",
    "/[locale]/desk/articles/[articleId]/publish": "desk.visit",
    "/[locale]/desk/articles/new": "article.write",
    "/[locale]/desk/corrections": "correction.review",
    "/[locale]/desk/forbidden": "account.manage",
    "/[locale]/desk/memory": "desk.visit",
    "/[locale]/desk/people": "people.manage",
    "/[locale]/desk/people/[personId]": "people.manage",
    "/[locale]/desk/people/invite": "people.manage",
    "/[locale]/desk/review": "unit.review",
    "/[locale]/desk/settings": "newsroom.configure",
    "/[locale]/desk/settings/checks": "newsroom.configure",
    "/[locale]/desk/settings/machine": "newsroom.configure",
    "/[locale]/invitation/[token]": "everyone",
    "/[locale]/set-up": "set-up",
    "/[locale]/sign-in": "everyone",
  },
  handlers: {
    "GET /": "everyone",
    "DELETE /api/articles/[articleId]/[target]/drafting": "translation.write",
    "GET /api/articles/[articleId]/[target]/drafting": "translation.write",
    "GET /api/articles/[articleId]/[target]/units/[segmentId]/matches": "desk.visit",
    "GET /api/articles/[articleId]/source": "article.write",
    "GET /api/memory": "desk.visit",
    "GET /api/session": "everyone",
    "GET /pairs.css": "everyone",
    "POST /api/articles/[articleId]/[target]/drafting": "translation.write",
    "POST /api/articles/[articleId]/[target]/units/[segmentId]/draft": "translation.write",
    "POST /api/corrections": "correction.suggest",
    "POST /api/session": "everyone",
    "POST /api/sign-out": "everyone",
    "PUT /api/articles/[articleId]/[target]/units/[segmentId]": "translation.write",
    "PUT /api/articles/[articleId]/source": "article.write",
  },
  actions: {
    "/[locale]/articles/[slug]/[target]/suggest suggestStepAction": "correction.suggest",
    "/[locale]/desk/account changePasswordAction": "account.manage",
    "/[locale]/desk/account endOtherSessionsAction": "account.manage",
    "/[locale]/desk/account endSessionAction": "account.manage",
    "/[locale]/desk/account renameAction": "account.manage",
    "/[locale]/desk/articles/[articleId] saveDetailsAction": "article.write",
    "/[locale]/desk/articles/[articleId]/[target] endWaiverAction": "issue.waive",
    "/[locale]/desk/articles/[articleId]/[target] keepUnitAction": "translation.write",
    "/[locale]/desk/articles/[articleId]/[target] pretranslateAction": "translation.pretranslate",
    "/[locale]/desk/articles/[articleId]/[target] waiveIssueAction": "issue.waive",
    "/[locale]/desk/articles/[articleId]/[target]/review approveAction": "unit.review",
    "/[locale]/desk/articles/[articleId]/[target]/review approveWithEditsAction": "unit.review",
    "/[locale]/desk/articles/[articleId]/[target]/review returnAction": "unit.review",
    "/[locale]/desk/articles/[articleId]/[target]/review undoReviewAction": "unit.review",
    "/[locale]/desk/articles/[articleId]/[target]/segments/[segmentId] restoreTargetAction": "translation.write",
    "/[locale]/desk/articles/[articleId]/history restoreOriginalAction": "article.publish",
    "/[locale]/desk/articles/[articleId]/history restoreTranslationAction": "translation.publish",
    "/[locale]/desk/articles/[articleId]/publish publishOriginalAction": "article.publish",
    "/[locale]/desk/articles/[articleId]/publish publishTranslationAction": "translation.publish",
    "/[locale]/desk/articles/[articleId]/publish withdrawAction": "publication.withdraw",
    "/[locale]/desk/articles/new createArticleAction": "article.write",
    "/[locale]/desk/corrections acceptAction": "correction.review",
    "/[locale]/desk/corrections acceptWithEditsAction": "correction.review",
    "/[locale]/desk/corrections declineAction": "correction.review",
    "/[locale]/desk/corrections declineManyAction": "correction.review",
    "/[locale]/desk/corrections supersedeAction": "correction.review",
    "/[locale]/desk/people changeRolesAction": "people.manage",
    "/[locale]/desk/people invitePersonAction": "people.manage",
    "/[locale]/desk/people makeLinkAction": "people.manage",
    "/[locale]/desk/people reactivateAction": "people.manage",
    "/[locale]/desk/people suspendAction": "people.manage",
    "/[locale]/desk/settings saveSettingsAction": "newsroom.configure",
    "/[locale]/desk/settings/checks setSeveritiesAction": "newsroom.configure",
    "/[locale]/desk/settings/machine saveMachineSettingsAction": "newsroom.configure",
    "/[locale]/desk/settings/machine tryMachineAction": "newsroom.configure",
    "/[locale]/invitation/[token] acceptInvitationAction": "everyone",
    "/[locale]/set-up setUpAction": "set-up",
    "/[locale]/sign-in signInAction": "everyone",
  },
} as const satisfies Record<"pages" | "handlers" | "actions", Record<string, Access>>;
