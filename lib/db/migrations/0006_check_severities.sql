CREATE TABLE "check_severities" (
	"locale" text NOT NULL,
	"check_name" text NOT NULL,
	"level" text NOT NULL,
	CONSTRAINT "check_severities_pkey" PRIMARY KEY("locale","check_name"),
	CONSTRAINT "check_severities_level_known" CHECK ("check_severities"."level" in ('error', 'warning', 'hint', 'off'))
);
