//! A server that answers 501 to whatever the document allows.

use persona_server::Router;

/// Answers nothing: what the document allows is answered 501.
struct Nobody;

/// The status of a request that the document allows.
pub(crate) const PASSES: u16 = 501;

macro_rules! nobody {
    ($($tag:ident: $service:ident,)*) => {
        $(impl persona_server::$service for Nobody {})*

        /// The router of all tags, for whoever shows some credentials.
        pub(crate) fn router() -> Router {
            let router = persona_server::router();
            $(let router = router.$tag(Nobody);)*
            router.accept_any_credentials()
        }
    };
}

nobody! {
    aamva_verifications: AamvaVerifications,
    account_types: AccountTypes,
    accounts: Accounts,
    api_keys: ApiKeys,
    api_logs: ApiLogs,
    case_templates: CaseTemplates,
    cases: Cases,
    connect: Connect,
    database_standard_verifications: DatabaseStandardVerifications,
    database_verifications: DatabaseVerifications,
    devices: Devices,
    document_verifications: DocumentVerifications,
    documents: Documents,
    e_cbsv_database_verifications: ECbsvDatabaseVerifications,
    email_address_verifications: EmailAddressVerifications,
    events: Events,
    files: Files,
    government_id_nfc_verifications: GovernmentIdNfcVerifications,
    government_id_verifications: GovernmentIdVerifications,
    graph: Graph,
    importers: Importers,
    inquiries: Inquiries,
    inquiry_sessions: InquirySessions,
    inquiry_templates: InquiryTemplates,
    list_items: ListItems,
    lists: Lists,
    oauth: Oauth,
    phone_carrier_database_verifications: PhoneCarrierDatabaseVerifications,
    phone_number_verifications: PhoneNumberVerifications,
    rate_limits: RateLimits,
    relay: Relay,
    reports: Reports,
    selfie_verifications: SelfieVerifications,
    serpro_database_verifications: SerproDatabaseVerifications,
    theme_sets: ThemeSets,
    tin_database_verifications: TinDatabaseVerifications,
    transaction_types: TransactionTypes,
    transactions: Transactions,
    user_audit_logs: UserAuditLogs,
    verifications: Verifications,
    webhook_events: WebhookEvents,
    webhooks: Webhooks,
    workflows: Workflows,
}
