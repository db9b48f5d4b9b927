CREATE TABLE "memory_entries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"source_locale" text NOT NULL,
	"target_locale" text NOT NULL,
	"source" text NOT NULL,
	"target" text NOT NULL,
	"source_tokens" integer[] NOT NULL,
	"target_tokens" integer[] NOT NULL,
	"article_id" uuid,
	"segment_id" text,
	"file" text,
	"added_by" uuid,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memory_entries_unit_key" UNIQUE("segment_id","target_locale"),
	CONSTRAINT "memory_entries_come_from_somewhere" CHECK (("memory_entries"."segment_id" is null) = ("memory_entries"."file" is not null)),
	CONSTRAINT "memory_entries_name_the_article" CHECK (("memory_entries"."segment_id" is null) = ("memory_entries"."article_id" is null)),
	CONSTRAINT "memory_entries_two_locales" CHECK ("memory_entries"."source_locale" <> "memory_entries"."target_locale"),
	CONSTRAINT "memory_entries_say_something" CHECK ("memory_entries"."source" <> '' and "memory_entries"."target" <> '')
);
--> statement-breakpoint
ALTER TABLE "memory_entries" ADD CONSTRAINT "memory_entries_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memory_entries" ADD CONSTRAINT "memory_entries_segment_fkey" FOREIGN KEY ("article_id","segment_id") REFERENCES "public"."segments"("article_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "memory_entries_source_idx" ON "memory_entries" USING btree ("source_locale","target_locale",md5("source"));--> statement-breakpoint
CREATE INDEX "memory_entries_source_tokens_idx" ON "memory_entries" USING gin ("source_tokens") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "memory_entries_target_tokens_idx" ON "memory_entries" USING gin ("target_tokens") WITH (fastupdate=false);