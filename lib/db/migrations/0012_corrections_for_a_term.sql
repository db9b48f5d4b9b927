ALTER TABLE "corrections" ADD COLUMN "term_id" text;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_term_id_terms_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "corrections_term_idx" ON "corrections" USING btree ("term_id") WHERE "corrections"."term_id" is not null;