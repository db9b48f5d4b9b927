CREATE TABLE "machine_settings" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"service" text,
	"address" text DEFAULT '' NOT NULL,
	"sealed_key" text,
	"model" text DEFAULT '' NOT NULL,
	"local_allowed" boolean DEFAULT false NOT NULL,
	"pairs" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"unchanged_limit" integer DEFAULT 70 NOT NULL,
	"blocks" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "machine_settings_one_row" CHECK ("machine_settings"."id" = 1),
	CONSTRAINT "machine_settings_service_known" CHECK ("machine_settings"."service" in ('deepl', 'libretranslate', 'chat')),
	CONSTRAINT "machine_settings_limit_is_a_share" CHECK ("machine_settings"."unchanged_limit" between 0 and 100)
);
