import { expect, test } from "vitest";
import { isAboutPeople, looksPersonal } from "../packages/lint/personal/looks.ts";
import type { Property } from "#model";

const at = { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 };
const field = (given: Partial<Property>): Property =>
  ({ at, spots: {}, logicalType: "string", options: { at, spots: {}, values: {} }, examples: [], properties: [], relationships: [], quality: [], tags: [], custom: [], definitions: [], ...given });
const personal = (given: Partial<Property>, amongPeople = false) => looksPersonal(field(given), amongPeople) !== undefined;
const words = (text: string) => text.trim().split(/\s+/);

test.each(words(`
  email e_mail customer_email emailAddress EMAIL_ADDR user-email contactEmail email_1 emails recipientEmail billing_email email_hash correo_electronico E-Mail-Adresse
  phone phone_number mobilePhone homePhone phoneHome cellphone msisdn telefonnummer téléphone numero_telefono fax_number
  first_name lastName given-name familyName middlename surname fname vorname Nachname prénom apellido full_name customer_name patientName cardholder_name
  birth_date dateOfBirth dob birthday geburtsdatum fecha_nacimiento date_naissance place_of_birth Geburtsort
  street_address home_address shipping_address billingAddressLine1 address_line_2 addressline1
  ssn social_security_number passport passport_no national_id nationalidnumber drivers_license_number codice_fiscale
  iban customer_iban credit_card_number cardNumber cvv bank_account_number ip_address ipAddress client_ip remote_ip customer_ip_address imei
  password password_hash blood_type medical_record_number ethnicity sexual_orientation marital_status`))("%s is personal", (name) => expect(personal({ name })).toBe(true));

test.each(words(`
  name id address_id address_type email_sent_count email_count is_email_verified email_verified email_opt_in has_email email_sent_at emailTemplate email_domain emailpromotion email_campaign_name email_subject email_provider
  phone_type phone_id phonenumbertypeid number_of_phones phone_model phone_brand smartphone telephony vendor_phone store_phone office_fax hotline company_email support_email server_ip host_ip_address
  product_name region_name month_name file_name column_name user_id customer_id order_id title full_name_pattern name_of_product first_order_date last_login first_seen last_name_change_count surname_length
  card_type card_id cardinality credit_limit bank_code bank_name loyalty_card_number_of_points iban_country ssn_valid birth_rate passport_control_point gender_code race_id race_time sex_ratio age_group race age page
  language last_updated message mail_server postage streetcar street address city zip_code country nationality account_number ip tip ship_date mac macro mobile_app_version mobile device_id cell cell_id
  password_changed_at password_reset_count password_policy is_password_set token fingerprint diagnosis_id icon url recipient_count`))("%s is not", (name) => expect(personal({ name })).toBe(false));

test("some names mean a person only where the object is about people", () => {
  for (const name of words("gender age street address nationality diagnosis_code ip account_number religion salary")) expect(personal({ name }, true), name).toBe(true);
  for (const name of words("name status age_group race_id gender_id address_id created_at ip_count sex_ratio")) expect(personal({ name }, true), name).toBe(false);
  for (const name of words("customers dim_customer hr.Employee Patients jobcandidate mitarbeiter user_profile")) expect(isAboutPeople(name), name).toBe(true);
  for (const name of words("customer_orders user_groups races email_campaigns products person_type")) expect(isAboutPeople(name), name).toBe(false);
});

test("a type that cannot hold it is not it", () => {
  expect(personal({ name: "emails", logicalType: "integer" })).toBe(false);
  expect(personal({ name: "email", logicalType: "boolean" })).toBe(false);
  expect(personal({ name: "phone", logicalType: "timestamp" })).toBe(false);
  expect(personal({ name: "phone", logicalType: "integer" })).toBe(true);
});

test.each(["Email address of the customer", "The customer's e-mail address, as entered", "Date of birth.", "Customer's date of birth", "Phone number for delivery", "IBAN of the account holder", "Social security number (US)", "First name as written on the card"])(
  "described as: %s", (description) => expect(personal({ name: "x", description })).toBe(true));
test.each(["Number of emails sent", "ID of the customer whose email bounced", "Email campaign that led to the order", "Phone brand", "Email status", "Whether the email was verified", "Password policy of the tenant", "Type of phone", "Date of the first order", "Customer billing address. Foreign key to Address", "Email sent to the customer", "Address line count", "Birth rate per 1000 people", "Card type"])(
  "not described as it: %s", (description) => expect(personal({ name: "x", description })).toBe(false));
