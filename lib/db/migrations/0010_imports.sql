CREATE TABLE "import_batches" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"source_locale" text NOT NULL,
	"target_locale" text NOT NULL,
	"job_id" uuid,
	"planned" boolean DEFAULT false NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_files" (
	"batch_id" uuid NOT NULL,
	"path" text NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "import_files_pkey" PRIMARY KEY("batch_id","path")
);
--> statement-breakpoint
CREATE TABLE "import_findings" (
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"segment_id" text,
	"check_name" text NOT NULL,
	"family" text NOT NULL,
	"severity" text NOT NULL,
	"message" text NOT NULL,
	"values" jsonb NOT NULL,
	"settled_by" uuid,
	"settled_at" timestamp with time zone,
	CONSTRAINT "import_findings_pkey" PRIMARY KEY("import_id","position"),
	CONSTRAINT "import_findings_settled_by_somebody" CHECK (("import_findings"."settled_at" is null) = ("import_findings"."settled_by" is null))
);
--> statement-breakpoint
CREATE TABLE "import_items" (
	"batch_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"source_path" text NOT NULL,
	"target_path" text,
	"status" text DEFAULT 'waiting' NOT NULL,
	"failure" jsonb,
	"article_id" uuid,
	"headline" text,
	"sentences" integer,
	"doubtful" integer,
	"findings" integer,
	"finished_at" timestamp with time zone,
	CONSTRAINT "import_items_pkey" PRIMARY KEY("batch_id","position"),
	CONSTRAINT "import_items_status_known" CHECK ("import_items"."status" in ('waiting', 'done', 'failed')),
	CONSTRAINT "import_items_failed_has_reason" CHECK (("import_items"."status" = 'failed') = ("import_items"."failure" is not null))
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"source_locale" text NOT NULL,
	"target_locale" text NOT NULL,
	"source" jsonb,
	"target" jsonb,
	"pairing" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"article_id" uuid,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "imports_texts_until_finished" CHECK (("imports"."finished_at" is null) = ("imports"."source" is not null)
        and ("imports"."source" is null) = ("imports"."target" is null)
        and ("imports"."source" is null) = ("imports"."pairing" is null)
        and ("imports"."finished_at" is null) = ("imports"."article_id" is null))
);
--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_files" ADD CONSTRAINT "import_files_batch_id_import_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."import_batches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_findings" ADD CONSTRAINT "import_findings_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_findings" ADD CONSTRAINT "import_findings_segment_id_segments_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segments"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_findings" ADD CONSTRAINT "import_findings_settled_by_users_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_items" ADD CONSTRAINT "import_items_batch_id_import_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."import_batches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_items" ADD CONSTRAINT "import_items_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_batches_created_idx" ON "import_batches" USING btree ("created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "import_items_status_idx" ON "import_items" USING btree ("batch_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "imports_article_key" ON "imports" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "imports_created_idx" ON "imports" USING btree ("created_at" DESC NULLS LAST);