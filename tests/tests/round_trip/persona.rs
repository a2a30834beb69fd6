//! Which example is read as which type of `persona_types`: made by `codegen_tests::round_trip::dispatch`.

use persona_types::account::Account;
use persona_types::account_type::AccountType;
use persona_types::api_key::ApiKey;
use persona_types::api_key_with_value::ApiKeyWithValue;
use persona_types::api_log::ApiLog;
use persona_types::batch_job::BatchJob;
use persona_types::batch_job_row_error::BatchJobRowError;
use persona_types::case::Case;
use persona_types::case_comment::CaseComment;
use persona_types::case_queue::CaseQueue;
use persona_types::case_template::CaseTemplate;
use persona_types::connect_connection::ConnectConnection;
use persona_types::device::Device;
use persona_types::document::Document;
use persona_types::document::generic::GenericDocument;
use persona_types::document::government_id::GovernmentIdDocument;
use persona_types::document::government_id_nfc::GovernmentIdNfcDocument;
use persona_types::document::mdoc::MdocDocument;
use persona_types::document_file::DocumentFile;
use persona_types::event::Event as EventType;
use persona_types::graph_query::GraphQuery;
use persona_types::importer::Importer;
use persona_types::importer::account::AccountImporter;
use persona_types::importer::email_address_list_item::EmailAddressListItemImporter;
use persona_types::importer::face_list_item::FaceListItemImporter;
use persona_types::importer::field_list_item::FieldListItemImporter;
use persona_types::importer::geolocation_list_item::GeolocationListItemImporter;
use persona_types::importer::government_id_number_list_item::GovernmentIdNumberListItemImporter;
use persona_types::importer::ip_address_list_item::IpAddressListItemImporter;
use persona_types::importer::name_list_item::NameListItemImporter;
use persona_types::importer::phone_number_list_item::PhoneNumberListItemImporter;
use persona_types::importer_pipeline::ImporterPipeline;
use persona_types::importer_pipeline_run::ImporterPipelineRun;
use persona_types::inquiry::Inquiry;
use persona_types::inquiry_session::InquirySession;
use persona_types::inquiry_template::InquiryTemplate;
use persona_types::inquiry_template_translations::InquiryTemplateTranslations;
use persona_types::inquiry_template_version::InquiryTemplateVersion;
use persona_types::legacy_template::LegacyTemplate;
use persona_types::list::List;
use persona_types::list::browser_fingerprint::BrowserFingerprintList;
use persona_types::list::country::CountryList;
use persona_types::list::email_address::EmailAddressList;
use persona_types::list::face::FaceList;
use persona_types::list::geolocation::GeolocationList;
use persona_types::list::government_id_number::GovernmentIdNumberList;
use persona_types::list::ip_address::IpAddressList;
use persona_types::list::name::NameList;
use persona_types::list::phone_number::PhoneNumberList;
use persona_types::list::string::StringList;
use persona_types::list_item::ListItem;
use persona_types::list_item::browser_fingerprint::BrowserFingerprintListItem;
use persona_types::list_item::country::CountryListItem;
use persona_types::list_item::device_fingerprint::DeviceFingerprintListItem;
use persona_types::list_item::email_address::EmailAddressListItem;
use persona_types::list_item::face::FaceListItem;
use persona_types::list_item::field::FieldListItem;
use persona_types::list_item::geolocation::GeolocationListItem;
use persona_types::list_item::government_id_number::GovernmentIdNumberListItem;
use persona_types::list_item::ip_address::IpAddressListItem;
use persona_types::list_item::name::NameListItem;
use persona_types::list_item::phone_number::PhoneNumberListItem;
use persona_types::list_item::string::StringListItem;
use persona_types::network::Network;
use persona_types::rate_limit::RateLimit;
use persona_types::related_object::RelatedObject;
use persona_types::report::Report;
use persona_types::report::address_lookup::AddressLookupReport;
use persona_types::report::adverse_media::AdverseMediaReport;
use persona_types::report::business_adverse_media::BusinessAdverseMediaReport;
use persona_types::report::business_associated_persons::BusinessAssociatedPersonsReport;
use persona_types::report::business_lookup::BusinessLookupReport;
use persona_types::report::business_nonprofit::BusinessNonprofitReport;
use persona_types::report::business_registrations_lookup::BusinessRegistrationsLookupReport;
use persona_types::report::business_search::BusinessSearchReport;
use persona_types::report::business_watchlist::BusinessWatchlistReport;
use persona_types::report::crypto_address_watchlist::CryptoAddressWatchlistReport;
use persona_types::report::email_address::EmailAddressReport;
use persona_types::report::phone_number::PhoneNumberReport;
use persona_types::report::politically_exposed_person::PoliticallyExposedPersonReport;
use persona_types::report::profile::ProfileReport;
use persona_types::report::profile_non_authoritative::ProfileNonAuthoritativeReport;
use persona_types::report::screening::ScreeningReport;
use persona_types::report::sentilink_scores::SentilinkScoresReport;
use persona_types::report::social_media::SocialMediaReport;
use persona_types::report::synthetic::SyntheticReport;
use persona_types::report::watchlist::WatchlistReport;
use persona_types::report_history_entry::ReportHistoryEntry;
use persona_types::report_history_entry::dismiss::ReportHistoryEntryDismiss;
use persona_types::report_history_entry::pause::ReportHistoryEntryPause;
use persona_types::report_history_entry::resume::ReportHistoryEntryResume;
use persona_types::report_history_entry::review::ReportHistoryEntryReview;
use persona_types::report_history_entry::run::ReportHistoryEntryRun;
use persona_types::report_template::ReportTemplate;
use persona_types::report_template::address_lookup::AddressLookupReportTemplate;
use persona_types::report_template::adverse_media::AdverseMediaReportTemplate;
use persona_types::report_template::business_adverse_media::BusinessAdverseMediaReportTemplate;
use persona_types::report_template::business_associated_persons::BusinessAssociatedPersonsReportTemplate;
use persona_types::report_template::business_lookup::BusinessLookupReportTemplate;
use persona_types::report_template::business_nonprofit::BusinessNonprofitReportTemplate;
use persona_types::report_template::business_registrations_lookup::BusinessRegistrationsLookupReportTemplate;
use persona_types::report_template::business_watchlist::BusinessWatchlistReportTemplate;
use persona_types::report_template::crypto_address_watchlist::CryptoAddressWatchlistReportTemplate;
use persona_types::report_template::email_address::EmailAddressReportTemplate;
use persona_types::report_template::phone_number::PhoneNumberReportTemplate;
use persona_types::report_template::politically_exposed_person::PoliticallyExposedPersonReportTemplate;
use persona_types::report_template::profile::ProfileReportTemplate;
use persona_types::report_template::screening::ScreeningReportTemplate;
use persona_types::report_template::sentilink_scores::SentilinkScoresReportTemplate;
use persona_types::report_template::social_media::SocialMediaReportTemplate;
use persona_types::report_template::synthetic::SyntheticReportTemplate;
use persona_types::report_template::watchlist::WatchlistReportTemplate;
use persona_types::requests::{
    EmailAddressVerificationConfirmRequest, ObjectIdsRequest, RelationRequest,
    SearchRequest, TagRequest, TagsRequest,
};
use persona_types::requests::accounts::{
    AccountActionRunRequest, AccountConsolidateRequest, AccountCreateRequest,
    AccountTagRequest, AccountTagsRequest, AccountUpdateRequest,
};
use persona_types::requests::api_keys::{
    ApiKeyCreateRequest, ApiKeyExpireRequest, ApiKeyUpdateRequest,
};
use persona_types::requests::cases::{
    CaseAssignRequest, CaseCommentRequest, CaseCreateRequest, CaseObjectsRequest,
    CaseStatusRequest, CaseUpdateRequest,
};
use persona_types::requests::connect::{
    ConnectConnectionCreateRequest, ConnectConnectionUpdateRequest,
    ShareTokenCreateRequest, ShareTokenRedeemRequest,
};
use persona_types::requests::database_verifications::DatabaseVerificationCreateRequest;
use persona_types::requests::document_verifications::DocumentVerificationCreateRequest;
use persona_types::requests::documents::{
    GenericDocumentCreateRequest, GenericDocumentUpdateRequest,
    GovernmentIdDocumentCreateRequest, GovernmentIdDocumentUpdateRequest,
};
use persona_types::requests::email_address_verifications::{
    EmailAddressVerificationCodeRequest, EmailAddressVerificationCreateRequest,
};
use persona_types::requests::government_id_verifications::{
    GovernmentIdVerificationCreateRequest, GovernmentIdVerificationReportRequest,
    GovernmentIdVerificationUpdateRequest,
};
use persona_types::requests::graph::GraphQueryCreateRequest;
use persona_types::requests::importers::{
    AccountImportRequest, BatchJobCreateRequest, FaceListItemImportRequest,
    ListItemImportRequest,
};
use persona_types::requests::inquiries::{
    InquiryCreateRequest, InquiryDecisionRequest, InquirySimulateRequest,
    InquiryUpdateRequest, OneTimeLinkRequest,
};
use persona_types::requests::inquiry_sessions::{
    InquirySessionCreateRequest, InquirySessionsExpireRequest,
};
use persona_types::requests::inquiry_templates::InquiryTemplateTranslationsImportRequest;
use persona_types::requests::list_items::{
    CountryListItemCreateRequest, EmailAddressListItemCreateRequest,
    FaceListItemCreateRequest, FieldListItemCreateRequest,
    GeolocationListItemCreateRequest, GovernmentIdNumberListItemCreateRequest,
    ListItemCreateRequest, NameListItemCreateRequest,
};
use persona_types::requests::lists::{
    FaceListCreateRequest, ListCreateRequest, NameListCreateRequest,
};
use persona_types::requests::oauth::{OauthAuthorizationRequest, OauthTokenRequest};
use persona_types::requests::phone_carrier_database_verifications::PhoneCarrierDatabaseVerificationCreateRequest;
use persona_types::requests::phone_number_verifications::{
    PhoneNumberVerificationCodeRequest, PhoneNumberVerificationCreateRequest,
};
use persona_types::requests::relay::{
    PrivacyPassCreateRequest, RelayChallengeRequest, RelayCreateRequest,
};
use persona_types::requests::reports::{
    ReportCreateRequest, ReportMatchesDismissRequest, ReportMatchesReviewRequest,
};
use persona_types::requests::selfie_verifications::SelfieVerificationCreateRequest;
use persona_types::requests::serpro_database_verifications::SerproDatabaseVerificationCreateRequest;
use persona_types::requests::theme_sets::{ThemeSetCreateRequest, ThemeSetUpdateRequest};
use persona_types::requests::tin_database_verifications::TinDatabaseVerificationCreateRequest;
use persona_types::requests::transactions::{
    TransactionCreateRequest, TransactionLabelCreateRequest, TransactionUpdateRequest,
};
use persona_types::requests::webhook_events::WebhookEventSearchRequest;
use persona_types::requests::webhooks::{
    WebhookCreateRequest, WebhookSecretRotateRequest, WebhookUpdateRequest,
};
use persona_types::requests::workflows::WorkflowRunCreateRequest;
use persona_types::resource::Resource;
use persona_types::scheduled_run::ScheduledRun;
use persona_types::selfie::Selfie;
use persona_types::share_token::ShareToken;
use persona_types::theme_set::ThemeSet;
use persona_types::transaction::Transaction;
use persona_types::transaction_label::TransactionLabel;
use persona_types::transaction_type::TransactionType;
use persona_types::user::User;
use persona_types::user_audit_log::UserAuditLog;
use persona_types::verification::Verification;
use persona_types::verification::aamva::AamvaVerification;
use persona_types::verification::bank_pennydrop::BankPennydropVerification;
use persona_types::verification::brand_asset::BrandAssetVerification;
use persona_types::verification::business_website::BusinessWebsiteVerification;
use persona_types::verification::certificate_korea::CertificateKoreaVerification;
use persona_types::verification::confirmed_email_address::ConfirmedEmailAddressVerification;
use persona_types::verification::created_database::CreatedDatabaseVerification;
use persona_types::verification::created_document::CreatedDocumentVerification;
use persona_types::verification::created_email_address::CreatedEmailAddressVerification;
use persona_types::verification::created_government_id::CreatedGovernmentIdVerification;
use persona_types::verification::created_phone_carrier_database::CreatedPhoneCarrierDatabaseVerification;
use persona_types::verification::created_phone_number::CreatedPhoneNumberVerification;
use persona_types::verification::created_selfie::CreatedSelfieVerification;
use persona_types::verification::created_serpro_database::CreatedSerproDatabaseVerification;
use persona_types::verification::credit_card::CreditCardVerification;
use persona_types::verification::crypto_wallet::CryptoWalletVerification;
use persona_types::verification::database::DatabaseVerification;
use persona_types::verification::database_aadhaar::DatabaseAadhaarVerification;
use persona_types::verification::database_business::DatabaseBusinessVerification;
use persona_types::verification::database_business_footprint::DatabaseBusinessFootprintVerification;
use persona_types::verification::database_ecbsv::DatabaseEcbsvVerification;
use persona_types::verification::database_phone_carrier::DatabasePhoneCarrierVerification;
use persona_types::verification::database_serpro::DatabaseSerproVerification;
use persona_types::verification::database_standard::DatabaseStandardVerification;
use persona_types::verification::database_tin::DatabaseTinVerification;
use persona_types::verification::database_vat_number::DatabaseVatNumberVerification;
use persona_types::verification::digital_id_connect_id::DigitalIdConnectIdVerification;
use persona_types::verification::digital_id_e_do_app::DigitalIdEDoAppVerification;
use persona_types::verification::digital_id_finnish_trust_network::DigitalIdFinnishTrustNetworkVerification;
use persona_types::verification::digital_id_france_identite::DigitalIdFranceIdentiteVerification;
use persona_types::verification::digital_id_generic::DigitalIdGenericVerification;
use persona_types::verification::digital_id_idin::DigitalIdIdinVerification;
use persona_types::verification::digital_id_its_me::DigitalIdItsMeVerification;
use persona_types::verification::digital_id_kcb_credit_card::DigitalIdKcbCreditCardVerification;
use persona_types::verification::digital_id_mit_id::DigitalIdMitIdVerification;
use persona_types::verification::digital_id_one_id::DigitalIdOneIdVerification;
use persona_types::verification::digital_id_philsys::DigitalIdPhilsysVerification;
use persona_types::verification::digital_id_serpro::DigitalIdSerproVerification;
use persona_types::verification::digital_id_singpass::DigitalIdSingpassVerification;
use persona_types::verification::digital_id_swedish_bank_id::DigitalIdSwedishBankIdVerification;
use persona_types::verification::digital_id_uk_sharecode::DigitalIdUkSharecodeVerification;
use persona_types::verification::digital_id_world_id::DigitalIdWorldIdVerification;
use persona_types::verification::document::DocumentVerification;
use persona_types::verification::email_address::EmailAddressVerification;
use persona_types::verification::government_id::GovernmentIdVerification;
use persona_types::verification::government_id_nfc::GovernmentIdNfcVerification;
use persona_types::verification::jp_my_number_nfc_scan::JpMyNumberNfcScanVerification;
use persona_types::verification::mdoc::MdocVerification;
use persona_types::verification::northern_ireland_drivers_license::NorthernIrelandDriversLicenseVerification;
use persona_types::verification::persona_fff_inquiry::PersonaFffInquiryVerification;
use persona_types::verification::phone_number::PhoneNumberVerification;
use persona_types::verification::phone_number_silent_network_authentication::PhoneNumberSilentNetworkAuthenticationVerification;
use persona_types::verification::qes_infocert::QesInfocertVerification;
use persona_types::verification::selfie::SelfieVerification;
use persona_types::verification::submitted_database::SubmittedDatabaseVerification;
use persona_types::verification::submitted_government_id::SubmittedGovernmentIdVerification;
use persona_types::verification::submitted_phone_carrier_database::SubmittedPhoneCarrierDatabaseVerification;
use persona_types::verification::submitted_selfie::SubmittedSelfieVerification;
use persona_types::verification::submitted_serpro_database::SubmittedSerproDatabaseVerification;
use persona_types::verification::updated_government_id::UpdatedGovernmentIdVerification;
use persona_types::verification::verifiable_credential::VerifiableCredentialVerification;
use persona_types::verification_template::VerificationTemplate;
use persona_types::verification_template_version::VerificationTemplateVersion;
use persona_types::webhook::Webhook;
use persona_types::webhook_delivery::WebhookDelivery;
use persona_types::webhook_with_secret::WebhookWithSecret;
use persona_types::workflow::Workflow;
use persona_types::workflow_run::WorkflowRun;
use persona_types::workflow_version::WorkflowVersion;

use persona_types::replies;
use persona_types::events::{Event, EventPayload};

use super::doors::{Door, bodies, events, families, replies, resources};

/// All doors.
pub(crate) const DOORS: [&[(&str, Door)]; 3] = [REPLIES, BODIES, EVENTS];

replies! {
    "reply GET /account-types/{account-type-id}" => replies::account_types::RetrieveReply { Ok },
    "reply GET /accounts" => replies::accounts::ListReply { Ok },
    "reply POST /accounts" => replies::accounts::CreateReply { Ok, Created },
    "reply GET /accounts/{account-id}" => replies::accounts::RetrieveReply { Ok },
    "reply DELETE /accounts/{account-id}" => replies::accounts::RedactReply { Ok },
    "reply PATCH /accounts/{account-id}" => replies::accounts::UpdateReply { Ok },
    "reply POST /accounts/{account-id}/add-objects" => replies::accounts::AddObjectsReply { Ok },
    "reply POST /accounts/{account-id}/remove-objects" => replies::accounts::RemoveObjectsReply { Ok },
    "reply POST /accounts/{account-id}/add-relation" => replies::accounts::AddRelationReply { Ok },
    "reply POST /accounts/{account-id}/add-tag" => replies::accounts::AddTagReply { Ok },
    "reply POST /accounts/{account-id}/consolidate" => replies::accounts::ConsolidateIntoReply { Accepted },
    "reply GET /accounts/{account-id}/relations" => replies::accounts::ListRelationsReply { Ok },
    "reply POST /accounts/{account-id}/remove-relation" => replies::accounts::RemoveRelationReply { Ok },
    "reply POST /accounts/{account-id}/remove-tag" => replies::accounts::RemoveTagReply { Ok },
    "reply POST /accounts/{account-id}/set-tags" => replies::accounts::SetTagsReply { Ok },
    "reply POST /accounts/{account-id}/run-action" => replies::accounts::RunActionReply { Ok },
    "reply POST /accounts/search" => replies::accounts::SearchReply { Ok },
    "reply GET /api-keys" => replies::api_keys::ListReply { Ok },
    "reply POST /api-keys" => replies::api_keys::CreateReply { Created },
    "reply GET /api-keys/{api-key-id}" => replies::api_keys::RetrieveReply { Ok },
    "reply PATCH /api-keys/{api-key-id}" => replies::api_keys::UpdateReply { Ok },
    "reply POST /api-keys/{api-key-id}/expire" => replies::api_keys::ExpireReply { Ok },
    "reply POST /api-keys/{api-key-id}/clone" => replies::api_keys::CloneApiKeyReply { Ok },
    "reply GET /connect/connections" => replies::connect::ListConnectionsReply { Ok },
    "reply POST /connect/connections" => replies::connect::CreateConnectionReply { Created },
    "reply GET /connect/connections/{connection-id}" => replies::connect::RetrieveConnectionReply { Ok },
    "reply PATCH /connect/connections/{connection-id}" => replies::connect::UpdateConnectionReply { Ok },
    "reply POST /connect/connections/{connection-id}/deactivate" => replies::connect::DeactivateConnectionReply { Ok },
    "reply POST /connect/connections/{connection-id}/reactivate" => replies::connect::ReactivateConnectionReply { Ok },
    "reply GET /connect/share-tokens" => replies::connect::ListShareTokensReply { Ok },
    "reply POST /connect/share-tokens" => replies::connect::CreateShareTokenReply { Created },
    "reply GET /connect/share-tokens/{share-token-id}" => replies::connect::RetrieveShareTokenReply { Ok },
    "reply POST /connect/share-tokens/{share-token-id}/expire" => replies::connect::ExpireShareTokenReply { Ok },
    "reply POST /connect/share-tokens/{share-token-id}/redeem" => replies::connect::RedeemShareTokenReply { Accepted },
    "reply GET /api-logs" => replies::api_logs::ListReply { Ok },
    "reply GET /api-logs/{api-log-id}" => replies::api_logs::RetrieveReply { Ok },
    "reply GET /case-templates/{case-template-id}" => replies::case_templates::RetrieveReply { Ok },
    "reply GET /cases" => replies::cases::ListReply { Ok },
    "reply POST /cases" => replies::cases::CreateReply { Created },
    "reply GET /cases/{case-id}" => replies::cases::RetrieveReply { Ok },
    "reply DELETE /cases/{case-id}" => replies::cases::RedactReply { Ok },
    "reply PATCH /cases/{case-id}" => replies::cases::UpdateReply { Ok },
    "reply POST /cases/{case-id}/add-objects" => replies::cases::AddPersonaObjectsReply { Ok },
    "reply POST /cases/{case-id}/remove-objects" => replies::cases::RemovePersonaObjectsReply { Ok },
    "reply POST /cases/{case-id}/add-comment" => replies::cases::AddCommentReply { Ok },
    "reply POST /cases/{case-id}/assign" => replies::cases::AssignReply { Ok },
    "reply POST /cases/{case-id}/set-status" => replies::cases::SetStatusReply { Ok },
    "reply POST /cases/{case-id}/add-tag" => replies::cases::AddTagReply { Ok },
    "reply POST /cases/{case-id}/remove-tag" => replies::cases::RemoveTagReply { Ok },
    "reply POST /cases/{case-id}/set-tags" => replies::cases::SetTagsReply { Ok },
    "reply POST /cases/search" => replies::cases::SearchReply { Ok },
    "reply GET /devices" => replies::devices::ListReply { Ok },
    "reply GET /devices/{device-id}" => replies::devices::RetrieveReply { Ok },
    "reply GET /document/generics/{document-id}" => replies::documents::RetrieveGenericReply { Ok },
    "reply PATCH /document/generics/{document-id}" => replies::documents::UpdateReply { Ok },
    "reply POST /document/generics" => replies::documents::CreateReply { Created },
    "reply POST /document/generics/{document-id}/submit" => replies::documents::SubmitReply { Ok },
    "reply GET /document/government-ids/{document-id}" => replies::documents::RetrieveGovernmentIdReply { Ok },
    "reply PATCH /document/government-ids/{document-id}" => replies::documents::UpdateGovernmentIdReply { Ok },
    "reply POST /document/government-ids" => replies::documents::CreateGovernmentIdReply { Created },
    "reply POST /document/government-ids/{document-id}/submit" => replies::documents::SubmitGovernmentIdReply { Ok },
    "reply GET /documents/{document-id}" => replies::documents::RetrieveReply { Ok },
    "reply GET /events" => replies::events::ListReply { Ok },
    "reply GET /events/{event-id}" => replies::events::RetrieveReply { Ok },
    "reply POST /graph-queries" => replies::graph::CreateQueryReply { Created },
    "reply GET /graph-queries/{graph-query-id}" => replies::graph::RetrieveQueryReply { Ok },
    "reply POST /batch-jobs" => replies::importers::CreateBatchJobReply { Accepted },
    "reply GET /batch-jobs/{batch-job-id}" => replies::importers::RetrieveBatchJobReply { Ok },
    "reply GET /batch-jobs/{batch-job-id}/errors" => replies::importers::RetrieveBatchJobErrorsReply { Ok },
    "reply GET /importers" => replies::importers::ListReply { Ok },
    "reply GET /importers/{importer-id}" => replies::importers::RetrieveReply { Ok },
    "reply POST /importer/accounts" => replies::importers::ImportAccountReply { Created },
    "reply POST /importer/list-item/email-addresses" => replies::importers::ImportEmailAddressListsReply { Created },
    "reply POST /importer/list-item/faces" => replies::importers::ImportFaceListsReply { Created },
    "reply POST /importer/list-item/geolocations" => replies::importers::ImportGeolocationListsReply { Created },
    "reply POST /importer/list-item/government-id-numbers" => replies::importers::ImportGovernmentIdNumberListsReply { Created },
    "reply POST /importer/list-item/ip-addresses" => replies::importers::ImportIpAddressListsReply { Created },
    "reply POST /importer/list-item/names" => replies::importers::ImportNameListsReply { Created },
    "reply POST /importer/list-item/phone-numbers" => replies::importers::ImportPhoneNumberListsReply { Created },
    "reply GET /inquiries" => replies::inquiries::ListReply { Ok },
    "reply POST /inquiries" => replies::inquiries::CreateReply { Created },
    "reply GET /inquiries/{inquiry-id}" => replies::inquiries::RetrieveReply { Ok },
    "reply DELETE /inquiries/{inquiry-id}" => replies::inquiries::RedactReply { Ok },
    "reply PATCH /inquiries/{inquiry-id}" => replies::inquiries::UpdateReply { Ok },
    "reply POST /inquiries/{inquiry-id}/add-tag" => replies::inquiries::AddTagReply { Ok },
    "reply POST /inquiries/{inquiry-id}/approve" => replies::inquiries::ApproveReply { Ok },
    "reply POST /inquiries/{inquiry-id}/decline" => replies::inquiries::DeclineReply { Ok },
    "reply POST /inquiries/{inquiry-id}/mark-for-review" => replies::inquiries::MarkForReviewReply { Ok },
    "reply POST /inquiries/{inquiry-id}/expire" => replies::inquiries::ExpireReply { Ok },
    "reply POST /inquiries/{inquiry-id}/generate-one-time-link" => replies::inquiries::GenerateOneTimeLinkReply { Ok },
    "reply GET /inquiries/{inquiry-id}/print" => replies::inquiries::PrintPdfReply {  },
    "reply POST /inquiries/{inquiry-id}/remove-tag" => replies::inquiries::RemoveTagReply { Ok },
    "reply POST /inquiries/{inquiry-id}/resume" => replies::inquiries::ResumeReply { Ok },
    "reply POST /inquiries/{inquiry-id}/set-tags" => replies::inquiries::SetTagsReply { Ok },
    "reply POST /inquiries/{inquiry-id}/perform-simulate-actions" => replies::inquiries::PerformSimulateActionsReply { Ok },
    "reply POST /inquiries/search" => replies::inquiries::SearchReply { Ok },
    "reply GET /inquiry-sessions" => replies::inquiry_sessions::ListReply { Ok },
    "reply POST /inquiry-sessions" => replies::inquiry_sessions::CreateReply { Created },
    "reply POST /inquiry-sessions/expire-all" => replies::inquiry_sessions::ExpireReply { Ok },
    "reply GET /inquiry-sessions/{inquiry-session-id}" => replies::inquiry_sessions::RetrieveReply { Ok },
    "reply POST /inquiry-sessions/{inquiry-session-id}/expire" => replies::inquiry_sessions::ExpireInquirySessionReply { Ok },
    "reply POST /inquiry-sessions/{inquiry-session-id}/generate-one-time-link" => replies::inquiry_sessions::GenerateOneTimeLinkReply { Ok },
    "reply GET /inquiry-template-versions" => replies::inquiry_templates::ListVersionsReply { Ok },
    "reply GET /inquiry-templates" => replies::inquiry_templates::ListReply { Ok },
    "reply GET /inquiry-templates/{inquiry-template-id}" => replies::inquiry_templates::RetrieveReply { Ok },
    "reply GET /inquiry-templates/{inquiry-template-id}/translations" => replies::inquiry_templates::RetrieveTranslationsReply { Ok },
    "reply POST /inquiry-templates/{inquiry-template-id}/translations" => replies::inquiry_templates::ImportTranslationsReply { Ok },
    "reply POST /list-item/browser-fingerprints" => replies::list_items::CreateBrowserFingerprintReply { Created },
    "reply GET /list-item/browser-fingerprints/{list-item-id}" => replies::list_items::RetrieveBrowserFingerprintReply { Ok },
    "reply DELETE /list-item/browser-fingerprints/{list-item-id}" => replies::list_items::ArchiveBrowserFingerprintReply { Ok },
    "reply POST /list-item/countries" => replies::list_items::CreateCountryReply { Created },
    "reply GET /list-item/countries/{list-item-id}" => replies::list_items::RetrieveCountryReply { Ok },
    "reply DELETE /list-item/countries/{list-item-id}" => replies::list_items::ArchiveCountryReply { Ok },
    "reply POST /list-item/device-fingerprints" => replies::list_items::CreateDeviceFingerprintReply { Created },
    "reply GET /list-item/device-fingerprints/{list-item-id}" => replies::list_items::RetrieveDeviceFingerprintReply { Ok },
    "reply DELETE /list-item/device-fingerprints/{list-item-id}" => replies::list_items::ArchiveDeviceFingerprintReply { Ok },
    "reply POST /list-item/email-addresses" => replies::list_items::CreateEmailAddressReply { Created },
    "reply GET /list-item/email-addresses/{list-item-id}" => replies::list_items::RetrieveEmailAddressReply { Ok },
    "reply DELETE /list-item/email-addresses/{list-item-id}" => replies::list_items::ArchiveEmailAddressReply { Ok },
    "reply POST /list-item/fields" => replies::list_items::CreateFieldReply { Created },
    "reply POST /list-item/faces" => replies::list_items::CreateFaceReply { Created },
    "reply DELETE /list-item/faces/{list-item-id}" => replies::list_items::ArchiveFaceReply { Ok },
    "reply GET /list-item/fields/{list-item-id}" => replies::list_items::RetrieveFieldReply { Ok },
    "reply DELETE /list-item/fields/{list-item-id}" => replies::list_items::ArchiveFieldReply { Ok },
    "reply POST /list-item/geolocations" => replies::list_items::CreateGeolocationReply { Created },
    "reply GET /list-item/geolocations/{list-item-id}" => replies::list_items::RetrieveGeolocationReply { Ok },
    "reply DELETE /list-item/geolocations/{list-item-id}" => replies::list_items::ArchiveGeolocationReply { Ok },
    "reply POST /list-item/government-id-numbers" => replies::list_items::CreateGovernmentIdNumberReply { Created },
    "reply GET /list-item/government-id-numbers/{list-item-id}" => replies::list_items::RetrieveGovernmentIdNumberReply { Ok },
    "reply DELETE /list-item/government-id-numbers/{list-item-id}" => replies::list_items::ArchiveGovernmentIdNumberReply { Ok },
    "reply POST /list-item/ip-addresses" => replies::list_items::CreateIpAddressReply { Created },
    "reply GET /list-item/ip-addresses/{list-item-id}" => replies::list_items::RetrieveIpAddressReply { Ok },
    "reply DELETE /list-item/ip-addresses/{list-item-id}" => replies::list_items::ArchiveIpAddressReply { Ok },
    "reply POST /list-item/names" => replies::list_items::CreateNameReply { Created },
    "reply GET /list-item/names/{list-item-id}" => replies::list_items::RetrieveNameReply { Ok },
    "reply DELETE /list-item/names/{list-item-id}" => replies::list_items::ArchiveNameReply { Ok },
    "reply POST /list-item/phone-numbers" => replies::list_items::CreatePhoneNumberReply { Created },
    "reply GET /list-item/phone-numbers/{list-item-id}" => replies::list_items::RetrievePhoneNumberReply { Ok },
    "reply DELETE /list-item/phone-numbers/{list-item-id}" => replies::list_items::ArchivePhoneNumberReply { Ok },
    "reply POST /list-item/strings" => replies::list_items::CreateStringReply { Created },
    "reply GET /list-item/strings/{list-item-id}" => replies::list_items::RetrieveStringReply { Ok },
    "reply DELETE /list-item/strings/{list-item-id}" => replies::list_items::ArchiveStringReply { Ok },
    "reply POST /list/browser-fingerprints" => replies::lists::CreateBrowserFingerprintReply { Created },
    "reply POST /list/faces" => replies::lists::CreateFaceReply { Created },
    "reply POST /list/countries" => replies::lists::CreateCountryReply { Created },
    "reply POST /list/email-addresses" => replies::lists::CreateEmailAddressReply { Created },
    "reply POST /list/geolocations" => replies::lists::CreateGeolocationReply { Created },
    "reply POST /list/government-id-numbers" => replies::lists::CreateGovernmentIdNumberReply { Created },
    "reply POST /list/ip-addresses" => replies::lists::CreateIpAddressReply { Created },
    "reply POST /list/names" => replies::lists::CreateNameReply { Created },
    "reply POST /list/phone-numbers" => replies::lists::CreatePhoneNumberReply { Created },
    "reply POST /list/strings" => replies::lists::CreateStringsReply { Created },
    "reply GET /lists" => replies::lists::ListReply { Ok },
    "reply GET /lists/{list-id}" => replies::lists::RetrieveReply { Ok },
    "reply DELETE /lists/{list-id}" => replies::lists::ArchiveReply { Ok },
    "reply POST /oauth/authorize" => replies::oauth::CreateAuthorizationReply {  },
    "reply POST /oauth/token" => replies::oauth::CreateAccessTokenReply {  },
    "reply POST /privacy-passes" => replies::relay::CreatePrivacyPassReply {  },
    "reply POST /relays" => replies::relay::CreateReply {  },
    "reply POST /relays/challenge" => replies::relay::RequestChallengeReply {  },
    "reply POST /relays/{relay-token}/generate-claim" => replies::relay::GenerateClaimReply {  },
    "reply GET /rate-limits" => replies::rate_limits::ListReply { Ok },
    "reply GET /reports" => replies::reports::ListReply { Ok },
    "reply POST /reports" => replies::reports::CreateReply { Created },
    "reply GET /reports/{report-id}" => replies::reports::RetrieveReply { Ok },
    "reply DELETE /reports/{report-id}" => replies::reports::RedactReply { Ok },
    "reply POST /reports/{report-id}/add-tag" => replies::reports::AddTagReply { Ok },
    "reply POST /reports/{report-id}/dismiss" => replies::reports::DismissMatchesReply { Ok },
    "reply GET /reports/{report-id}/history" => replies::reports::ListHistoryReply { Ok },
    "reply POST /reports/{report-id}/pause" => replies::reports::ActionPauseContinuousMonitoringReply { Ok },
    "reply GET /reports/{report-id}/print" => replies::reports::PrintPdfReply {  },
    "reply POST /reports/{report-id}/remove-tag" => replies::reports::RemoveTagReply { Ok },
    "reply POST /reports/{report-id}/resume" => replies::reports::ActionResumeContinuousMonitoringReply { Ok },
    "reply POST /reports/{report-id}/review" => replies::reports::ReviewMatchesReply { Ok },
    "reply POST /reports/{report-id}/run" => replies::reports::RerunReply { Ok },
    "reply POST /reports/{report-id}/set-tags" => replies::reports::SetTagsReply { Ok },
    "reply GET /theme-sets" => replies::theme_sets::ListReply { Ok },
    "reply POST /theme-sets" => replies::theme_sets::CreateReply { Created },
    "reply GET /theme-sets/{theme-set-id}" => replies::theme_sets::RetrieveReply { Ok },
    "reply DELETE /theme-sets/{theme-set-id}" => replies::theme_sets::ArchiveReply { Ok },
    "reply PATCH /theme-sets/{theme-set-id}" => replies::theme_sets::UpdateReply { Ok },
    "reply GET /transactions" => replies::transactions::ListReply { Ok },
    "reply POST /transactions" => replies::transactions::CreateReply { Ok, Created },
    "reply GET /transactions/{transaction-id}" => replies::transactions::RetrieveReply { Ok },
    "reply DELETE /transactions/{transaction-id}" => replies::transactions::RedactReply { Ok },
    "reply PATCH /transactions/{transaction-id}" => replies::transactions::UpdateReply { Ok },
    "reply POST /transactions/{transaction-id}/add-objects" => replies::transactions::AddObjectsReply { Ok },
    "reply POST /transactions/{transaction-id}/remove-objects" => replies::transactions::RemoveObjectsReply { Ok },
    "reply POST /transactions/{transaction-id}/add-relation" => replies::transactions::AddRelationReply { Ok },
    "reply POST /transactions/{transaction-id}/add-tag" => replies::transactions::AddTagReply { Ok },
    "reply POST /transactions/{transaction-id}/label" => replies::transactions::CreateLabelReply { Ok },
    "reply POST /transactions/{transaction-id}/remove-relation" => replies::transactions::RemoveRelationReply { Ok },
    "reply POST /transactions/{transaction-id}/remove-tag" => replies::transactions::RemoveTagReply { Ok },
    "reply POST /transactions/{transaction-id}/set-tags" => replies::transactions::SetTagsReply { Ok },
    "reply POST /transactions/{transaction-id}/redact-biometrics" => replies::transactions::RedactBiometricsReply { Ok },
    "reply GET /transaction-types/{transaction-type-id}" => replies::transaction_types::RetrieveReply { Ok },
    "reply GET /user-audit-logs" => replies::user_audit_logs::ListReply { Ok },
    "reply GET /user-audit-logs/{user-audit-log-id}" => replies::user_audit_logs::RetrieveReply { Ok },
    "reply GET /verification/aamvas/{verification-id}" => replies::aamva_verifications::RetrieveReply { Ok },
    "reply GET /verification/database-ecbsvs/{verification-id}" => replies::e_cbsv_database_verifications::RetrieveEcbsvDatabaseVerificationReply { Ok },
    "reply GET /verification/database-phone-carriers/{verification-id}" => replies::phone_carrier_database_verifications::RetrieveReply { Ok },
    "reply POST /verification/database-phone-carriers" => replies::phone_carrier_database_verifications::CreateReply { Created },
    "reply POST /verification/database-phone-carriers/{verification-id}/submit" => replies::phone_carrier_database_verifications::SubmitReply { Ok },
    "reply GET /verification/database-serpros/{verification-id}" => replies::serpro_database_verifications::RetrieveReply { Ok },
    "reply POST /verification/database-serpros" => replies::serpro_database_verifications::CreateReply { Created },
    "reply POST /verification/database-serpros/{verification-id}/submit" => replies::serpro_database_verifications::SubmitReply { Ok },
    "reply GET /verification/database-standards/{verification-id}" => replies::database_standard_verifications::RetrieveReply { Ok },
    "reply GET /verification/database-tins/{verification-id}" => replies::tin_database_verifications::RetrieveReply { Ok },
    "reply POST /verification/database-tins" => replies::tin_database_verifications::CreateReply { Created },
    "reply POST /verification/database-tins/{verification-id}/submit" => replies::tin_database_verifications::SubmitReply { Ok },
    "reply GET /verification/databases/{verification-id}" => replies::database_verifications::RetrieveReply { Ok },
    "reply POST /verification/databases" => replies::database_verifications::CreateReply { Created },
    "reply POST /verification/databases/{verification-id}/submit" => replies::database_verifications::SubmitReply { Ok },
    "reply GET /verification/documents/{verification-id}" => replies::document_verifications::RetrieveReply { Ok },
    "reply POST /verification/documents" => replies::document_verifications::CreateReply { Created },
    "reply POST /verification/documents/{verification-id}/submit" => replies::document_verifications::SubmitReply { Ok },
    "reply GET /verification/email-addresses/{verification-id}" => replies::email_address_verifications::RetrieveReply { Ok },
    "reply POST /verification/email-addresses" => replies::email_address_verifications::CreateReply { Created },
    "reply POST /verification/email-addresses/{verification-id}/confirm" => replies::email_address_verifications::ConfirmReply { Ok },
    "reply POST /verification/email-addresses/{verification-id}/send-confirmation-code" => replies::email_address_verifications::SendEmailReply { Ok },
    "reply GET /verification/government-ids/{verification-id}" => replies::government_id_verifications::RetrieveReply { Ok },
    "reply PATCH /verification/government-ids/{verification-id}" => replies::government_id_verifications::UpdateReply { Ok },
    "reply POST /verification/government-ids" => replies::government_id_verifications::CreateGovIdVerificationReply { Created },
    "reply POST /verification/government-ids/{verification-id}/submit" => replies::government_id_verifications::SubmitReply { Ok },
    "reply POST /verification/government-ids/{verification-id}/report" => replies::government_id_verifications::ReportGovIdVerificationReply { Ok },
    "reply GET /verification/government-id-nfcs/{verification-id}" => replies::government_id_nfc_verifications::RetrieveReply { Ok },
    "reply GET /verification/phone-numbers/{verification-id}" => replies::phone_number_verifications::RetrieveReply { Ok },
    "reply POST /verification/phone-numbers" => replies::phone_number_verifications::CreateReply { Created },
    "reply POST /verification/phone-numbers/{verification-id}/confirm" => replies::phone_number_verifications::ConfirmReply { Ok },
    "reply POST /verification/phone-numbers/{verification-id}/send-confirmation-code" => replies::phone_number_verifications::SendSmsReply { Ok },
    "reply GET /verification/selfies/{verification-id}" => replies::selfie_verifications::RetrieveReply { Ok },
    "reply POST /verification/selfies" => replies::selfie_verifications::CreateReply { Created },
    "reply POST /verification/selfies/{verification-id}/submit" => replies::selfie_verifications::SubmitReply { Ok },
    "reply GET /verifications/{verification-id}" => replies::verifications::RetrieveReply { Ok },
    "reply DELETE /verifications/{verification-id}" => replies::verifications::RedactReply { Ok },
    "reply GET /verifications/{verification-id}/print" => replies::verifications::PrintPdfReply {  },
    "reply POST /verifications/{verification-id}/investigation-lock" => replies::verifications::InvestigationLockReply { Ok },
    "reply POST /verifications/{verification-id}/investigation-unlock" => replies::verifications::InvestigationUnlockReply { Ok },
    "reply GET /webhooks" => replies::webhooks::ListReply { Ok },
    "reply POST /webhooks" => replies::webhooks::CreateReply { Created },
    "reply GET /webhooks/{webhook-id}" => replies::webhooks::RetrieveReply { Ok },
    "reply PATCH /webhooks/{webhook-id}" => replies::webhooks::UpdateReply { Ok },
    "reply POST /webhooks/{webhook-id}/archive" => replies::webhooks::ArchiveReply { Ok },
    "reply POST /webhooks/{webhook-id}/enable" => replies::webhooks::EnableReply { Ok },
    "reply POST /webhooks/{webhook-id}/disable" => replies::webhooks::DisableReply { Ok },
    "reply POST /webhooks/{webhook-id}/rotate-secret" => replies::webhooks::RotateSecretReply { Ok },
    "reply POST /webhooks/{webhook-id}/clone" => replies::webhooks::CloneWebhookReply { Ok },
    "reply POST /webhook-events/search" => replies::webhook_events::SearchReply { Ok },
    "reply POST /workflows/{workflow-id}/trigger" => replies::workflows::CreateRunReply { Ok },
    "reply GET /workflow-runs/{workflow-run-id}" => replies::workflows::RetrieveRunReply { Ok },
    "reply GET /workflow-runs" => replies::workflows::ListRunsReply { Ok },
    "reply GET /workflow-versions" => replies::workflows::ListVersionsReply { Ok },
    "reply GET /files/{token}/{filename}" => replies::files::DownloadReply {  },
}

bodies! {
    "request POST /accounts application/json" => AccountCreateRequest,
    "request PATCH /accounts/{account-id} application/json" => AccountUpdateRequest,
    "request POST /accounts/{account-id}/add-objects application/json" => ObjectIdsRequest,
    "request POST /accounts/{account-id}/remove-objects application/json" => ObjectIdsRequest,
    "request POST /accounts/{account-id}/add-relation application/json" => RelationRequest,
    "request POST /accounts/{account-id}/add-tag application/json" => AccountTagRequest,
    "request POST /accounts/{account-id}/consolidate application/json" => AccountConsolidateRequest,
    "request POST /accounts/{account-id}/remove-relation application/json" => RelationRequest,
    "request POST /accounts/{account-id}/remove-tag application/json" => AccountTagRequest,
    "request POST /accounts/{account-id}/set-tags application/json" => AccountTagsRequest,
    "request POST /accounts/{account-id}/run-action application/json" => AccountActionRunRequest,
    "request POST /accounts/search application/json" => SearchRequest,
    "request POST /api-keys application/json" => ApiKeyCreateRequest,
    "request PATCH /api-keys/{api-key-id} application/json" => ApiKeyUpdateRequest,
    "request POST /api-keys/{api-key-id}/expire application/json" => ApiKeyExpireRequest,
    "request POST /connect/connections application/json" => ConnectConnectionCreateRequest,
    "request PATCH /connect/connections/{connection-id} application/json" => ConnectConnectionUpdateRequest,
    "request POST /connect/share-tokens application/json" => ShareTokenCreateRequest,
    "request POST /connect/share-tokens/{share-token-id}/redeem application/json" => ShareTokenRedeemRequest,
    "request POST /cases application/json" => CaseCreateRequest,
    "request PATCH /cases/{case-id} application/json" => CaseUpdateRequest,
    "request POST /cases/{case-id}/add-objects application/json" => CaseObjectsRequest,
    "request POST /cases/{case-id}/remove-objects application/json" => CaseObjectsRequest,
    "request POST /cases/{case-id}/add-comment application/json" => CaseCommentRequest,
    "request POST /cases/{case-id}/assign application/json" => CaseAssignRequest,
    "request POST /cases/{case-id}/set-status application/json" => CaseStatusRequest,
    "request POST /cases/{case-id}/add-tag application/json" => TagRequest,
    "request POST /cases/{case-id}/remove-tag application/json" => TagRequest,
    "request POST /cases/{case-id}/set-tags application/json" => TagsRequest,
    "request POST /cases/search application/json" => SearchRequest,
    "request PATCH /document/generics/{document-id} application/json" => GenericDocumentUpdateRequest,
    "request POST /document/generics application/json" => GenericDocumentCreateRequest,
    "request PATCH /document/government-ids/{document-id} application/json" => GovernmentIdDocumentUpdateRequest,
    "request POST /document/government-ids application/json" => GovernmentIdDocumentCreateRequest,
    "request POST /graph-queries application/json" => GraphQueryCreateRequest,
    "request POST /batch-jobs application/json" => BatchJobCreateRequest,
    "request POST /importer/accounts application/json" => AccountImportRequest,
    "request POST /importer/list-item/email-addresses application/json" => ListItemImportRequest,
    "request POST /importer/list-item/faces application/json" => FaceListItemImportRequest,
    "request POST /importer/list-item/geolocations application/json" => ListItemImportRequest,
    "request POST /importer/list-item/government-id-numbers application/json" => ListItemImportRequest,
    "request POST /importer/list-item/ip-addresses application/json" => ListItemImportRequest,
    "request POST /importer/list-item/names application/json" => ListItemImportRequest,
    "request POST /importer/list-item/phone-numbers application/json" => ListItemImportRequest,
    "request POST /inquiries application/json" => InquiryCreateRequest,
    "request PATCH /inquiries/{inquiry-id} application/json" => InquiryUpdateRequest,
    "request POST /inquiries/{inquiry-id}/add-tag application/json" => TagRequest,
    "request POST /inquiries/{inquiry-id}/approve application/json" => InquiryDecisionRequest,
    "request POST /inquiries/{inquiry-id}/decline application/json" => InquiryDecisionRequest,
    "request POST /inquiries/{inquiry-id}/generate-one-time-link application/json" => OneTimeLinkRequest,
    "request POST /inquiries/{inquiry-id}/remove-tag application/json" => TagRequest,
    "request POST /inquiries/{inquiry-id}/set-tags application/json" => TagsRequest,
    "request POST /inquiries/{inquiry-id}/perform-simulate-actions application/json" => InquirySimulateRequest,
    "request POST /inquiries/search application/json" => SearchRequest,
    "request POST /inquiry-sessions application/json" => InquirySessionCreateRequest,
    "request POST /inquiry-sessions/expire-all application/json" => InquirySessionsExpireRequest,
    "request POST /inquiry-templates/{inquiry-template-id}/translations application/json" => InquiryTemplateTranslationsImportRequest,
    "request POST /list-item/browser-fingerprints application/json" => ListItemCreateRequest,
    "request POST /list-item/countries application/json" => CountryListItemCreateRequest,
    "request POST /list-item/device-fingerprints application/json" => ListItemCreateRequest,
    "request POST /list-item/email-addresses application/json" => EmailAddressListItemCreateRequest,
    "request POST /list-item/fields application/json" => FieldListItemCreateRequest,
    "request POST /list-item/faces application/json" => FaceListItemCreateRequest,
    "request POST /list-item/geolocations application/json" => GeolocationListItemCreateRequest,
    "request POST /list-item/government-id-numbers application/json" => GovernmentIdNumberListItemCreateRequest,
    "request POST /list-item/ip-addresses application/json" => ListItemCreateRequest,
    "request POST /list-item/names application/json" => NameListItemCreateRequest,
    "request POST /list-item/phone-numbers application/json" => ListItemCreateRequest,
    "request POST /list-item/strings application/json" => ListItemCreateRequest,
    "request POST /list/browser-fingerprints application/json" => ListCreateRequest,
    "request POST /list/faces application/json" => FaceListCreateRequest,
    "request POST /list/countries application/json" => ListCreateRequest,
    "request POST /list/email-addresses application/json" => ListCreateRequest,
    "request POST /list/geolocations application/json" => ListCreateRequest,
    "request POST /list/government-id-numbers application/json" => ListCreateRequest,
    "request POST /list/ip-addresses application/json" => ListCreateRequest,
    "request POST /list/names application/json" => NameListCreateRequest,
    "request POST /list/phone-numbers application/json" => ListCreateRequest,
    "request POST /list/strings application/json" => ListCreateRequest,
    "request POST /oauth/authorize application/x-www-form-urlencoded" => OauthAuthorizationRequest,
    "request POST /oauth/token application/x-www-form-urlencoded" => OauthTokenRequest,
    "request POST /privacy-passes application/json" => PrivacyPassCreateRequest,
    "request POST /relays application/json" => RelayCreateRequest,
    "request POST /relays/challenge application/json" => RelayChallengeRequest,
    "request POST /reports application/json" => ReportCreateRequest,
    "request POST /reports/{report-id}/add-tag application/json" => TagRequest,
    "request POST /reports/{report-id}/dismiss application/json" => ReportMatchesDismissRequest,
    "request POST /reports/{report-id}/remove-tag application/json" => TagRequest,
    "request POST /reports/{report-id}/review application/json" => ReportMatchesReviewRequest,
    "request POST /reports/{report-id}/set-tags application/json" => TagsRequest,
    "request POST /theme-sets application/json" => ThemeSetCreateRequest,
    "request PATCH /theme-sets/{theme-set-id} application/json" => ThemeSetUpdateRequest,
    "request POST /transactions application/json" => TransactionCreateRequest,
    "request PATCH /transactions/{transaction-id} application/json" => TransactionUpdateRequest,
    "request POST /transactions/{transaction-id}/add-objects application/json" => ObjectIdsRequest,
    "request POST /transactions/{transaction-id}/remove-objects application/json" => ObjectIdsRequest,
    "request POST /transactions/{transaction-id}/add-relation application/json" => RelationRequest,
    "request POST /transactions/{transaction-id}/add-tag application/json" => TagRequest,
    "request POST /transactions/{transaction-id}/label application/json" => TransactionLabelCreateRequest,
    "request POST /transactions/{transaction-id}/remove-relation application/json" => RelationRequest,
    "request POST /transactions/{transaction-id}/remove-tag application/json" => TagRequest,
    "request POST /transactions/{transaction-id}/set-tags application/json" => TagsRequest,
    "request POST /verification/database-phone-carriers application/json" => PhoneCarrierDatabaseVerificationCreateRequest,
    "request POST /verification/database-serpros application/json" => SerproDatabaseVerificationCreateRequest,
    "request POST /verification/database-tins application/json" => TinDatabaseVerificationCreateRequest,
    "request POST /verification/databases application/json" => DatabaseVerificationCreateRequest,
    "request POST /verification/documents application/json" => DocumentVerificationCreateRequest,
    "request POST /verification/email-addresses application/json" => EmailAddressVerificationCreateRequest,
    "request POST /verification/email-addresses/{verification-id}/confirm application/json" => EmailAddressVerificationConfirmRequest,
    "request POST /verification/email-addresses/{verification-id}/send-confirmation-code application/json" => EmailAddressVerificationCodeRequest,
    "request PATCH /verification/government-ids/{verification-id} application/json" => GovernmentIdVerificationUpdateRequest,
    "request POST /verification/government-ids application/json" => GovernmentIdVerificationCreateRequest,
    "request POST /verification/government-ids/{verification-id}/report application/json" => GovernmentIdVerificationReportRequest,
    "request POST /verification/phone-numbers application/json" => PhoneNumberVerificationCreateRequest,
    "request POST /verification/phone-numbers/{verification-id}/confirm application/json" => EmailAddressVerificationConfirmRequest,
    "request POST /verification/phone-numbers/{verification-id}/send-confirmation-code application/json" => PhoneNumberVerificationCodeRequest,
    "request POST /verification/selfies application/json" => SelfieVerificationCreateRequest,
    "request POST /webhooks application/json" => WebhookCreateRequest,
    "request PATCH /webhooks/{webhook-id} application/json" => WebhookUpdateRequest,
    "request POST /webhooks/{webhook-id}/rotate-secret application/json" => WebhookSecretRotateRequest,
    "request POST /webhook-events/search application/json" => WebhookEventSearchRequest,
    "request POST /workflows/{workflow-id}/trigger application/json" => WorkflowRunCreateRequest,
}

events! {
    "event account.created" => AccountCreated document,
    "event account.redacted" => AccountRedacted document,
    "event account.archived" => AccountArchived document,
    "event account.restored" => AccountRestored document,
    "event account.consolidated" => AccountConsolidated document,
    "event account.consolidated-with" => AccountConsolidatedWith document,
    "event account.tag-added" => AccountTagAdded document,
    "event account.tag-removed" => AccountTagRemoved document,
    "event account.added-relation" => AccountAddedRelation document,
    "event account.removed-relation" => AccountRemovedRelation document,
    "event account.status-updated" => AccountStatusUpdated document,
    "event account.updated-fields" => AccountUpdatedFields document,
    "event account.updated-tags" => AccountUpdatedTags document,
    "event batch-job.started" => BatchJobStarted document,
    "event batch-job.paused" => BatchJobPaused document,
    "event batch-job.resumed" => BatchJobResumed document,
    "event batch-job.completed" => BatchJobCompleted document,
    "event batch-job.errored" => BatchJobErrored document,
    "event batch-job.canceled" => BatchJobCanceled document,
    "event case.assigned" => CaseAssigned document,
    "event case.created" => CaseCreated document,
    "event case.exported" => CaseExported document,
    "event case.queue-updated" => CaseQueueUpdated document,
    "event case.redacted" => CaseRedacted document,
    "event case.reopened" => CaseReopened document,
    "event case.resolved" => CaseResolved document,
    "event case.sla-expired" => CaseSlaExpired document,
    "event case.status-updated" => CaseStatusUpdated document,
    "event case.updated-fields" => CaseUpdatedFields document,
    "event case.updated-tags" => CaseUpdatedTags document,
    "event document.created" => DocumentCreated document,
    "event document.submitted" => DocumentSubmitted document,
    "event document.processed" => DocumentProcessed document,
    "event document.errored" => DocumentErrored document,
    "event document.extracted" => DocumentExtracted document,
    "event document.pending" => DocumentPending document,
    "event graph-query.cancelled" => GraphQueryCancelled document,
    "event graph-query.completed" => GraphQueryCompleted document,
    "event graph-query.errored" => GraphQueryErrored document,
    "event graph-query.reran" => GraphQueryReran document,
    "event graph-query.timed-out" => GraphQueryTimedOut document,
    "event inquiry.created" => InquiryCreated document,
    "event inquiry.started" => InquiryStarted document,
    "event inquiry.expired" => InquiryExpired document,
    "event inquiry.completed" => InquiryCompleted document,
    "event inquiry.failed" => InquiryFailed document,
    "event inquiry.marked-for-review" => InquiryMarkedForReview document,
    "event inquiry.approved" => InquiryApproved document,
    "event inquiry.declined" => InquiryDeclined document,
    "event inquiry.transitioned" => InquiryTransitioned document,
    "event inquiry.redacted" => InquiryRedacted document,
    "event inquiry.reusable-persona-created" => InquiryReusablePersonaCreated document,
    "event inquiry.reusable-persona-used" => InquiryReusablePersonaUsed document,
    "event inquiry.updated-tags" => InquiryUpdatedTags document,
    "event inquiry-session.started" => InquirySessionStarted document,
    "event inquiry-session.expired" => InquirySessionExpired document,
    "event inquiry-session.canceled" => InquirySessionCanceled document,
    "event importer-pipeline-run.canceled" => ImporterPipelineRunCanceled document,
    "event importer-pipeline-run.completed" => ImporterPipelineRunCompleted document,
    "event importer-pipeline-run.errored" => ImporterPipelineRunErrored document,
    "event importer-pipeline-run.paused" => ImporterPipelineRunPaused document,
    "event importer-pipeline-run.resumed" => ImporterPipelineRunResumed document,
    "event importer-pipeline-run.started" => ImporterPipelineRunStarted document,
    "event report/address-lookup.ready" => ReportAddressLookupReady document,
    "event report/address-lookup.errored" => ReportAddressLookupErrored document,
    "event report/address-lookup.submitted" => ReportAddressLookupSubmitted document,
    "event report/adverse-media.ready" => ReportAdverseMediaReady document,
    "event report/adverse-media.errored" => ReportAdverseMediaErrored document,
    "event report/adverse-media.matched" => ReportAdverseMediaMatched document,
    "event report/adverse-media.dismissed" => ReportAdverseMediaDismissed document,
    "event report/business-adverse-media.ready" => ReportBusinessAdverseMediaReady document,
    "event report/business-adverse-media.errored" => ReportBusinessAdverseMediaErrored document,
    "event report/business-adverse-media.matched" => ReportBusinessAdverseMediaMatched document,
    "event report/business-adverse-media.dismissed" => ReportBusinessAdverseMediaDismissed document,
    "event report/business-associated-persons.ready" => ReportBusinessAssociatedPersonsReady document,
    "event report/business-associated-persons.errored" => ReportBusinessAssociatedPersonsErrored document,
    "event report/business-lookup.ready" => ReportBusinessLookupReady document,
    "event report/business-lookup.errored" => ReportBusinessLookupErrored document,
    "event report/business-registrations-lookup.ready" => ReportBusinessRegistrationsLookupReady document,
    "event report/business-registrations-lookup.errored" => ReportBusinessRegistrationsLookupErrored document,
    "event report/business-watchlist.ready" => ReportBusinessWatchlistReady document,
    "event report/business-watchlist.errored" => ReportBusinessWatchlistErrored document,
    "event report/business-watchlist.matched" => ReportBusinessWatchlistMatched document,
    "event report/business-watchlist.dismissed" => ReportBusinessWatchlistDismissed document,
    "event report/crypto-address-watchlist.ready" => ReportCryptoAddressWatchlistReady document,
    "event report/crypto-address-watchlist.errored" => ReportCryptoAddressWatchlistErrored document,
    "event report/crypto-address-watchlist.matched" => ReportCryptoAddressWatchlistMatched document,
    "event report/email-address.ready" => ReportEmailAddressReady document,
    "event report/email-address.errored" => ReportEmailAddressErrored document,
    "event report/phone-number.ready" => ReportPhoneNumberReady document,
    "event report/phone-number.errored" => ReportPhoneNumberErrored document,
    "event report/politically-exposed-person.ready" => ReportPoliticallyExposedPersonReady document,
    "event report/politically-exposed-person.errored" => ReportPoliticallyExposedPersonErrored document,
    "event report/politically-exposed-person.matched" => ReportPoliticallyExposedPersonMatched document,
    "event report/politically-exposed-person.dismissed" => ReportPoliticallyExposedPersonDismissed document,
    "event report/profile.ready" => ReportProfileReady document,
    "event report/profile.errored" => ReportProfileErrored document,
    "event report/profile-non-authoritative.ready" => ReportProfileNonAuthoritativeReady document,
    "event report/profile-non-authoritative.errored" => ReportProfileNonAuthoritativeErrored document,
    "event report/sentilink-scores.ready" => ReportSentilinkScoresReady document,
    "event report/sentilink-scores.errored" => ReportSentilinkScoresErrored document,
    "event report/social-media.ready" => ReportSocialMediaReady document,
    "event report/social-media.errored" => ReportSocialMediaErrored document,
    "event report/synthetic.ready" => ReportSyntheticReady document,
    "event report/synthetic.errored" => ReportSyntheticErrored document,
    "event report/watchlist.ready" => ReportWatchlistReady document,
    "event report/watchlist.errored" => ReportWatchlistErrored document,
    "event report/watchlist.matched" => ReportWatchlistMatched document,
    "event report/watchlist.dismissed" => ReportWatchlistDismissed document,
    "event report/screening.ready" => ReportScreeningReady document,
    "event report/screening.matched" => ReportScreeningMatched document,
    "event report/screening.errored" => ReportScreeningErrored document,
    "event report/screening.reviewed" => ReportScreeningReviewed document,
    "event selfie.created" => SelfieCreated document,
    "event selfie.submitted" => SelfieSubmitted document,
    "event selfie.processed" => SelfieProcessed document,
    "event selfie.errored" => SelfieErrored document,
    "event transaction.created" => TransactionCreated document,
    "event transaction.status-updated" => TransactionStatusUpdated document,
    "event transaction.updated-fields" => TransactionUpdatedFields document,
    "event transaction.labeled" => TransactionLabeled document,
    "event transaction.redacted" => TransactionRedacted document,
    "event transaction.added-relation" => TransactionAddedRelation document,
    "event transaction.removed-relation" => TransactionRemovedRelation document,
    "event transaction.sentinel-session-processed" => TransactionSentinelSessionProcessed document,
    "event transaction-type.deleted-field" => TransactionTypeDeletedField document,
    "event verification.canceled" => VerificationCanceled document,
    "event verification.created" => VerificationCreated document,
    "event verification.escalated" => VerificationEscalated document,
    "event verification.failed" => VerificationFailed document,
    "event verification.passed" => VerificationPassed document,
    "event verification.requires-retry" => VerificationRequiresRetry document,
    "event verification.skipped" => VerificationSkipped document,
    "event verification.submitted" => VerificationSubmitted document,
    "event verification.tentatively-failed" => VerificationTentativelyFailed document,
    "event verification.tentatively-passed" => VerificationTentativelyPassed document,
    "event verification.updated-tags" => VerificationUpdatedTags document,
    "event workflow-run.created" => WorkflowRunCreated document,
    "event workflow-run.completed" => WorkflowRunCompleted document,
    "event workflow-run.errored" => WorkflowRunErrored document,
    "event workflow-run.resumed" => WorkflowRunResumed document,
}

resources! {
    AccountType { many account_statuses, one default_account_status, }
    Account { one account_type, }
    Transaction { one reviewer, one transaction_label, one transaction_type, many related_objects, many sentinel_sessions, }
    ApiKey { }
    ApiKeyWithValue { }
    ConnectConnection { one creator, }
    ShareToken { one connection, one creator, one source, one destination, }
    ApiLog { one api_key, }
    CaseTemplate { }
    Case { many accounts, many case_comments, one case_template, one case_queue, many inquiries, many reports, many verifications, many txns, }
    CaseComment { }
    CaseQueue { }
    Inquiry { one account, many documents, one template, one inquiry_template, one inquiry_template_version, many reports, one transaction, one reviewer, many selfies, many sessions, many verifications, }
    AddressLookupReport { one inquiry, one account, one transaction, one report_template, }
    AdverseMediaReport { one inquiry, one account, one transaction, one report_template, }
    BusinessAdverseMediaReport { one inquiry, one account, one transaction, one report_template, }
    BusinessAssociatedPersonsReport { one inquiry, one account, one transaction, one report_template, }
    BusinessLookupReport { one inquiry, one account, one transaction, one report_template, }
    BusinessRegistrationsLookupReport { one inquiry, one account, one transaction, one report_template, }
    BusinessWatchlistReport { one inquiry, one account, one transaction, one report_template, }
    CryptoAddressWatchlistReport { one inquiry, one account, one transaction, one report_template, }
    EmailAddressReport { one inquiry, one account, one transaction, one report_template, }
    PhoneNumberReport { one inquiry, one account, one transaction, one report_template, }
    PoliticallyExposedPersonReport { one inquiry, one account, one transaction, one report_template, }
    ProfileReport { one inquiry, one account, one transaction, one report_template, }
    ProfileNonAuthoritativeReport { one inquiry, one account, one transaction, one report_template, }
    SentilinkScoresReport { one inquiry, one account, one transaction, one report_template, }
    SocialMediaReport { one inquiry, one account, one transaction, one report_template, }
    SyntheticReport { one inquiry, one account, one transaction, one report_template, }
    WatchlistReport { one inquiry, one account, one transaction, one report_template, }
    AamvaVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DatabaseVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DatabaseEcbsvVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DatabasePhoneCarrierVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DatabaseSerproVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, one selfie, }
    DatabaseStandardVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DatabaseTinVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DocumentVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, one document, }
    EmailAddressVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    GovernmentIdVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, one document, }
    GovernmentIdNfcVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, one document, }
    PhoneNumberVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    SelfieVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    BusinessNonprofitReport { one inquiry, one account, one transaction, one report_template, }
    BusinessSearchReport { one inquiry, one account, one transaction, one report_template, }
    Device { }
    GenericDocument { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, many document_files, }
    InquiryTemplate { one latest_published_version, }
    InquiryTemplateVersion { one inquiry_template, }
    LegacyTemplate { }
    DocumentFile { }
    GovernmentIdDocument { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, many document_files, }
    GovernmentIdNfcDocument { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, many document_files, }
    MdocDocument { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, many document_files, }
    EventType { }
    GraphQuery { many accounts, }
    BatchJob { }
    BatchJobRowError { }
    AccountImporter { }
    EmailAddressListItemImporter { }
    FieldListItemImporter { }
    GeolocationListItemImporter { }
    GovernmentIdNumberListItemImporter { }
    IpAddressListItemImporter { }
    NameListItemImporter { }
    PhoneNumberListItemImporter { }
    FaceListItemImporter { }
    User { }
    Selfie { one inquiry, }
    InquirySession { one inquiry, one device, one network, }
    BankPennydropVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    BrandAssetVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    BusinessWebsiteVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    CertificateKoreaVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    CreditCardVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DatabaseAadhaarVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DatabaseBusinessVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DatabaseBusinessFootprintVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DatabaseVatNumberVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DigitalIdConnectIdVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DigitalIdEDoAppVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DigitalIdFinnishTrustNetworkVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DigitalIdFranceIdentiteVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DigitalIdGenericVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DigitalIdIdinVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DigitalIdItsMeVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DigitalIdKcbCreditCardVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DigitalIdMitIdVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DigitalIdOneIdVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DigitalIdPhilsysVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DigitalIdSerproVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DigitalIdSingpassVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DigitalIdSwedishBankIdVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DigitalIdUkSharecodeVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    DigitalIdWorldIdVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    JpMyNumberNfcScanVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    MdocVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    PersonaFffInquiryVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    PhoneNumberSilentNetworkAuthenticationVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    QesInfocertVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    VerifiableCredentialVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    Workflow { one latest_published_version, one active_deployment, }
    WorkflowRun { one creator, one workflow, one workflow_version, }
    CryptoWalletVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    NorthernIrelandDriversLicenseVerification { one inquiry, one template, one inquiry_template_version, one inquiry_template, one transaction, one verification_template, one verification_template_version, many accounts, }
    Network { }
    InquiryTemplateTranslations { }
    BrowserFingerprintListItem { one creator, }
    CountryListItem { one creator, }
    DeviceFingerprintListItem { one creator, }
    EmailAddressListItem { one creator, }
    FieldListItem { one creator, }
    FaceListItem { one creator, }
    GeolocationListItem { one creator, }
    GovernmentIdNumberListItem { one creator, }
    IpAddressListItem { one creator, }
    NameListItem { one creator, }
    PhoneNumberListItem { one creator, }
    StringListItem { one creator, }
    BrowserFingerprintList { many list_items, }
    FaceList { many list_items, }
    CountryList { many list_items, }
    EmailAddressList { many list_items, }
    GeolocationList { many list_items, }
    GovernmentIdNumberList { many list_items, }
    IpAddressList { many list_items, }
    NameList { many list_items, }
    PhoneNumberList { many list_items, }
    StringList { many list_items, }
    RateLimit { }
    ScreeningReport { one inquiry, one account, one transaction, one report_template, }
    AddressLookupReportTemplate { }
    AdverseMediaReportTemplate { }
    BusinessAdverseMediaReportTemplate { }
    BusinessAssociatedPersonsReportTemplate { }
    BusinessLookupReportTemplate { }
    BusinessRegistrationsLookupReportTemplate { }
    BusinessWatchlistReportTemplate { }
    CryptoAddressWatchlistReportTemplate { }
    EmailAddressReportTemplate { }
    PhoneNumberReportTemplate { }
    PoliticallyExposedPersonReportTemplate { }
    ProfileReportTemplate { }
    SentilinkScoresReportTemplate { }
    SocialMediaReportTemplate { }
    SyntheticReportTemplate { }
    WatchlistReportTemplate { }
    BusinessNonprofitReportTemplate { }
    ScreeningReportTemplate { }
    ReportHistoryEntryDismiss { }
    ReportHistoryEntryRun { }
    ReportHistoryEntryReview { }
    ReportHistoryEntryPause { }
    ReportHistoryEntryResume { }
    ThemeSet { }
    TransactionLabel { }
    TransactionType { }
    UserAuditLog { one user, one user_session, }
    CreatedPhoneCarrierDatabaseVerification { one inquiry, }
    SubmittedPhoneCarrierDatabaseVerification { one inquiry, }
    CreatedSerproDatabaseVerification { one inquiry, one selfie, }
    SubmittedSerproDatabaseVerification { one inquiry, one selfie, }
    CreatedDatabaseVerification { one inquiry, }
    SubmittedDatabaseVerification { one inquiry, }
    CreatedDocumentVerification { one document, one inquiry, one template, one inquiry_template_version, one inquiry_template, one verification_template_version, one verification_template, }
    CreatedEmailAddressVerification { }
    ConfirmedEmailAddressVerification { }
    UpdatedGovernmentIdVerification { one inquiry, }
    CreatedGovernmentIdVerification { one document, one inquiry, }
    SubmittedGovernmentIdVerification { one document, one inquiry, }
    CreatedPhoneNumberVerification { }
    CreatedSelfieVerification { one inquiry, }
    SubmittedSelfieVerification { one inquiry, }
    VerificationTemplate { }
    VerificationTemplateVersion { }
    Webhook { }
    WebhookWithSecret { }
    WebhookDelivery { }
    WorkflowVersion { one workflow, }
    ScheduledRun { }
    ImporterPipelineRun { one importer_pipeline, }
    ImporterPipeline { }
}

families! {
    Resource { Account, AccountType, ApiKey, ApiLog, BatchJob, BatchJobRowError, Case, CaseComment, CaseQueue, CaseTemplate, ConnectConnection, Device, Document, DocumentFile, Event, GraphQuery, Importer, ImporterPipeline, ImporterPipelineRun, Inquiry, InquirySession, InquiryTemplate, InquiryTemplateTranslations, InquiryTemplateVersion, LegacyTemplate, List, ListItem, Network, RateLimit, Report, ReportHistoryEntry, ReportTemplate, ScheduledRun, Selfie, ShareToken, ThemeSet, Transaction, TransactionLabel, TransactionType, User, UserAuditLog, Verification, VerificationTemplate, VerificationTemplateVersion, Webhook, WebhookDelivery, Workflow, WorkflowRun, WorkflowVersion }
    RelatedObject { Account, Transaction }
    Document { Generic, GovernmentId, GovernmentIdNfc, Mdoc }
    Importer { Account, EmailAddressListItem, FieldListItem, GeolocationListItem, GovernmentIdNumberListItem, IpAddressListItem, NameListItem, PhoneNumberListItem }
    List { BrowserFingerprint, Country, EmailAddress, Geolocation, GovernmentIdNumber, IpAddress, Name, PhoneNumber, Face, String }
    Report { AddressLookup, AdverseMedia, BusinessAdverseMedia, BusinessAssociatedPersons, BusinessRegistrationsLookup, BusinessLookup, BusinessWatchlist, CryptoAddressWatchlist, EmailAddress, PhoneNumber, PoliticallyExposedPerson, Profile, ProfileNonAuthoritative, SentilinkScores, SocialMedia, Synthetic, Watchlist, BusinessNonprofit, BusinessSearch, Screening }
    ReportHistoryEntry { Dismiss, Run, Review, Pause, Resume }
    Verification { Aamva, BankPennydrop, BrandAsset, BusinessWebsite, CertificateKorea, CreditCard, Database, DatabaseAadhaar, DatabaseBusiness, DatabaseBusinessFootprint, DatabaseEcbsv, DatabasePhoneCarrier, DatabaseSerpro, DatabaseStandard, DatabaseTin, DatabaseVatNumber, DigitalIdConnectId, DigitalIdEDoApp, DigitalIdFinnishTrustNetwork, DigitalIdFranceIdentite, DigitalIdGeneric, DigitalIdIdin, DigitalIdItsMe, DigitalIdKcbCreditCard, DigitalIdMitId, DigitalIdOneId, DigitalIdPhilsys, DigitalIdSerpro, DigitalIdSingpass, DigitalIdSwedishBankId, DigitalIdUkSharecode, DigitalIdWorldId, Document, EmailAddress, GovernmentId, GovernmentIdNfc, JpMyNumberNfcScan, Mdoc, PersonaFffInquiry, PhoneNumber, PhoneNumberSilentNetworkAuthentication, QesInfocert, Selfie, VerifiableCredential, CryptoWallet, NorthernIrelandDriversLicense }
    ListItem { BrowserFingerprint, Country, DeviceFingerprint, EmailAddress, Face, Field, Geolocation, GovernmentIdNumber, IpAddress, Name, PhoneNumber, String }
    ReportTemplate { AddressLookup, AdverseMedia, BusinessAdverseMedia, BusinessAssociatedPersons, BusinessLookup, BusinessNonprofit, BusinessRegistrationsLookup, BusinessWatchlist, CryptoAddressWatchlist, EmailAddress, SentilinkScores, PhoneNumber, PoliticallyExposedPerson, Profile, Screening, SocialMedia, Synthetic, Watchlist }
}
