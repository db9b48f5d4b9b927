ALTER TABLE "corrections" DROP CONSTRAINT "corrections_decline_has_reason";--> statement-breakpoint
ALTER TABLE "corrections" DROP CONSTRAINT "corrections_published_revision_id_revisions_id_fk";
--> statement-breakpoint
DROP INDEX "corrections_published_idx";--> statement-breakpoint
ALTER TABLE "corrections" ADD COLUMN "decline_reason" text;--> statement-breakpoint
ALTER TABLE "corrections" ADD COLUMN "accepted_after" integer;--> statement-breakpoint
ALTER TABLE "corrections" DROP COLUMN "published_revision_id";--> statement-breakpoint
ALTER TABLE "corrections" DROP COLUMN "published_at";--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_accepted_has_class" CHECK (("corrections"."status" in ('accepted', 'accepted_with_edits')) = ("corrections"."class" is not null));--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_accepted_after_revision" CHECK (("corrections"."status" in ('accepted', 'accepted_with_edits')) = ("corrections"."accepted_after" is not null));--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_decline_has_reason" CHECK ("corrections"."status" <> 'declined' or "corrections"."decline_reason" is not null or length(trim(coalesce("corrections"."decision_reason", ''))) > 0);