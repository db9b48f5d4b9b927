CREATE TABLE "exchange_files" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"actor_id" uuid NOT NULL,
	"name" text NOT NULL,
	"size" integer NOT NULL,
	"content" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "exchange_files_named" CHECK (length("exchange_files"."name") between 1 and 255)
);
--> statement-breakpoint
ALTER TABLE "conflict_copies" ADD COLUMN "made_from" text;--> statement-breakpoint
ALTER TABLE "conflict_copies" ADD COLUMN "file_name" text;--> statement-breakpoint
ALTER TABLE "exchange_files" ADD CONSTRAINT "exchange_files_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exchange_files_actor_idx" ON "exchange_files" USING btree ("actor_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "conflict_copies_proposal_idx" ON "conflict_copies" USING btree ("article_id","locale") WHERE "conflict_copies"."file_name" is not null;--> statement-breakpoint
ALTER TABLE "conflict_copies" ADD CONSTRAINT "conflict_copies_proposal_whole" CHECK (("conflict_copies"."file_name" is null) = ("conflict_copies"."made_from" is null));