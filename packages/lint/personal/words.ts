/**
 * Words that name data about a person (GDPR articles 4(1), 4(14), 4(15), 9(1); the identifiers of 45 CFR 164.514(b)(2); ISO/IEC 19944-1 has more).
 * Written in lower case without marks, words apart; a column may join them (`birthdate`).
 */
export interface Kind {
  /** What the message calls it. */
  readonly called: string;
  /** What such a value can be; anything else is about it, but is not it: a number called `emails` counts. */
  readonly types: "text" | "date" | "text or number" | "any";
  /** Names that are enough by themselves. */
  readonly names?: readonly string[];
  /** Names that mean it only in an object that is about people. */
  readonly amongPeople?: readonly string[];
  readonly formats?: readonly string[];
}

export const kinds: readonly Kind[] = [
  { called: "an e-mail address", types: "text", formats: ["email", "idn-email"], names: ["email", "e mail", "email address", "e mail address", "mail address", "email addr", "emailadresse", "mailadresse", "correo electronico", "correo", "courriel", "adresse mail", "adresse courriel", "indirizzo email", "indirizzo mail", "endereco email", "e mailadres"] },
  { called: "a phone number", types: "text or number", names: ["phone", "telephone", "phone number", "mobile number", "mobile phone", "cell phone", "cellphone", "cell number", "msisdn", "fax", "fax number", "telefon", "telefonnummer", "handynummer", "mobilnummer", "telefono", "telefone", "movil", "celular", "cellulare", "telefoonnummer", "numero telephone", "numero de telephone", "numero telefono", "numero de telefono"] },
  { called: "a person's name", types: "text", names: ["first name", "last name", "given name", "family name", "middle name", "maiden name", "full name", "surname", "forename", "fname", "lname", "cardholder name", "card holder name", "customer name", "patient name", "employee name", "person name", "student name", "recipient name", "reviewer name", "driver name", "guest name", "passenger name", "vorname", "nachname", "familienname", "geburtsname", "prenom", "nom de famille", "nom famille", "apellido", "apellidos", "primer apellido", "segundo apellido", "cognome", "sobrenome", "voornaam", "achternaam", "imie", "nazwisko"] },
  { called: "a date of birth", types: "any", names: ["birth date", "date of birth", "birth day", "dob", "birth year", "year of birth", "geburtsdatum", "geburtstag", "geburtsjahr", "fecha nacimiento", "fecha de nacimiento", "date naissance", "date de naissance", "data nascita", "data di nascita", "geboortedatum", "data nascimento", "data de nascimento"] },
  { called: "a place of birth", types: "text", names: ["birth place", "place of birth", "geburtsort", "lugar de nacimiento", "lieu de naissance", "luogo di nascita"] },
  { called: "a postal address", types: "text", names: ["street address", "home address", "postal address", "mailing address", "residential address", "billing address", "shipping address", "delivery address", "address line", "house number", "hausnummer", "anschrift", "wohnanschrift", "lieferadresse", "rechnungsadresse"], amongPeople: ["address", "street", "street name", "strasse", "adresse", "direccion", "rue", "indirizzo", "endereco", "huisnummer"] },
  { called: "a number of an identity document", types: "text or number", names: ["ssn", "social security number", "social security no", "social security", "social insurance number", "national id", "national id number", "national identification number", "national insurance number", "nino", "passport", "passport number", "passport no", "passport id", "passnummer", "reisepassnummer", "numero pasaporte", "numero passeport", "driver license", "driver license number", "drivers license", "drivers license number", "driving licence", "driving licence number", "identity card number", "id card number", "personalausweisnummer", "ausweisnummer", "sozialversicherungsnummer", "steueridentifikationsnummer", "steuer id", "aadhaar", "aadhaar number", "codice fiscale", "burgerservicenummer", "bsn", "dni", "cpf", "pesel", "curp", "personnummer"] },
  { called: "a bank account or payment card", types: "text or number", names: ["iban", "credit card", "credit card number", "card number", "debit card number", "cc number", "cvv", "cvc", "bank account", "bank account number", "kontonummer", "kreditkartennummer", "kartennummer", "numero tarjeta", "numero carte"], amongPeople: ["account number", "routing number"] },
  { called: "an address in a network", types: "text", formats: ["ipv4", "ipv6"], names: ["ip address", "ip addr", "client ip", "remote ip", "user ip", "visitor ip", "customer ip", "login ip", "imei", "imsi", "advertising id", "idfa", "gaid"], amongPeople: ["ip", "mac address"] },
  { called: "a secret of a person", types: "text", names: ["password", "password hash", "password salt", "passwd", "passwort", "contrasena", "mot de passe", "security answer"] },
  { called: "health data", types: "any", names: ["blood type", "blood group", "blutgruppe", "medical record number", "medical history", "health insurance number", "health plan number", "krankenversicherungsnummer", "hiv status", "krankheit", "krankengeschichte", "grupo sanguineo", "groupe sanguin"], amongPeople: ["mrn", "diagnosis", "diagnosis code", "diagnose", "icd", "icd code", "medication", "prescription", "allergy", "allergies", "disability", "disabled", "pregnant", "pregnancy", "vaccination", "diagnostico", "diagnostic"] },
  { called: "data of a special category", types: "any", names: ["ethnicity", "ethnic origin", "ethnic group", "sexual orientation", "political opinion", "trade union membership", "union membership", "criminal record", "fingerprint template", "biometric", "biometric data"], amongPeople: ["religion", "religious affiliation", "race"] },
  { called: "a trait of a person", types: "any", names: ["marital status", "familienstand", "estado civil", "etat civil", "stato civile"], amongPeople: ["gender", "sex", "age", "nationality", "citizenship", "geschlecht", "genero", "staatsangehoerigkeit", "staatsangehorigkeit", "salary", "gehalt", "income", "resume", "cv", "lebenslauf", "curriculum vitae"] },
];

/** Who an object is about: its name ends with one of these. */
export const people: readonly string[] = [
  "customer", "client", "user", "person", "people", "patient", "employee", "member", "contact", "subscriber", "applicant", "candidate", "student", "pupil", "citizen",
  "passenger", "guest", "driver", "donor", "lead", "visitor", "resident", "staff", "worker", "beneficiary", "policyholder", "cardholder", "recipient", "buyer", "shopper", "respondent",
  "kunde", "kunden", "mitarbeiter", "nutzer", "benutzer", "personen", "patienten", "cliente", "empleado", "usuario", "persona", "paciente", "utilisateur", "employe", "personne", "utente", "dipendente", "klant", "medewerker",
];

/** Words that may stand behind such a name and leave it what it is: `email_address_2`, `phone_home`, `password_hash`. */
export const harmlessAfter: readonly string[] = [
  "address", "adresse", "addr", "number", "nummer", "num", "no", "nr", "home", "work", "private", "personal", "mobile", "primary", "secondary", "main", "alternate", "alternative", "other",
  "line", "text", "value", "raw", "hash", "hashed", "salt", "encrypted", "plain", "masked", "normalized", "normalised", "cleaned", "full", "short", "long", "local", "intl", "original", "old", "new", "current", "previous",
  "digits", "v4", "v6", ...people,
];

/** Words in front that make it somebody's who is no person, or a thing about it. */
export const harmlessBefore: readonly string[] = [
  "company", "corporate", "business", "organization", "organisation", "org", "store", "shop", "branch", "warehouse", "office", "vendor", "supplier", "merchant", "seller", "partner", "publisher", "carrier", "airport", "hospital", "school", "hotel",
  "support", "helpdesk", "noreply", "system", "service", "server", "host", "node", "pod", "machine", "gateway", "router", "sensor", "printer", "site", "website",
  "is", "has", "had", "was", "can", "should", "allow", "allows", "allowed", "enable", "enabled", "disable", "use", "uses", "show", "send", "sent", "verified", "valid", "invalid", "missing", "opt", "optin", "optout", "accepts",
  "count", "counts", "total", "avg", "average", "max", "min", "sum", "pct", "percent", "ratio", "rate", "nr", "num", "no", "of", "without", "non", "distinct", "unique", "last", "first", "type", "kind", "template", "default", "gift", "loyalty",
];
