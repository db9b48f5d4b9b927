CREATE TABLE "machine_glossaries" (
	"digest" text PRIMARY KEY NOT NULL,
	"remote_id" text NOT NULL,
	"used_at" timestamp with time zone DEFAULT now() NOT NULL
);
