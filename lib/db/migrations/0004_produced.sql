ALTER TABLE "unit_versions" ADD COLUMN "produced" jsonb;--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "produced" jsonb;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_nobody_produced_what_a_person_wrote" CHECK ("units"."origin" <> 'human' or "units"."produced" is null);