@testable import Web

/// Samples of the ledger, the hotline, supervision and related pages.
extension Samples {
  static let work: [String: @Sendable (Text) -> String] = [
    "ledger": { html(LedgerPage.sample(in: $0).write, $0) },
    "ledger-empty": { html(LedgerPage.emptySample(in: $0).write, $0) },
    "paste": { html(LedgerPastePage.sample(in: $0).write, $0) },
    "paste-empty": { html(LedgerPastePage.empty(in: $0).write, $0) },
    "paste-clean": { html(LedgerPastePage.cleanSample(in: $0).write, $0) },
    "bulk": { html(BulkPage.sample(in: $0).write, $0) },
    "bulk-result": { html(BulkResultPage.sample(in: $0).write, $0) },
    "hotline-desk": { html(HotlineDeskPage.sample(in: $0).write, $0) },
    "hotline": { html(HotlinePage.sample(in: $0).write, $0) },
    "reports": { html(ReportsPage.sample(in: $0).write, $0) },
    "reports-empty": { html(ReportsPage.emptySample(in: $0).write, $0) },
    "history": { html(HistoryPage.sample(in: $0).write, $0) },
    "notice": { html(NoticePage.sample(in: $0).write, $0) },
    "supervision": { html(SupervisionPage.sample(in: $0).write, $0) },
    "supervision-empty": { html(SupervisionPage.emptySample(in: $0).write, $0) },
    "directory": { html(DirectoryPage.sample(in: $0).write, $0) },
    "administration": { html(AdministrationPage.sample(in: $0).write, $0) },
    "workflow": { html(WorkflowPage.sample(in: $0).write, $0) },
    "me": { html(MePage.sample(in: $0).write, $0) },
    "search": { html(SearchPage.sample(in: $0).write, $0) },
    "search-empty": { html(SearchPage.emptySample(in: $0).write, $0) },
    "import": { html(ImportPage.sample(in: $0).write, $0) },
    "draft": { html(DraftPage.sample(in: $0).write, $0) },
    "draft-changes": { html(DraftChangesPage.sample(in: $0).write, $0) },
    "error-403": { html(ErrorPage.sample(.forbidden, in: $0).write, $0) },
    "error-expired": { html(ErrorPage.sample(.expired, in: $0).write, $0) },
    "error-404": { html(ErrorPage.sample(.missing, in: $0).write, $0) },
    "error-409": { html(ErrorPage.sample(.overtaken, in: $0).write, $0) },
    "error-422": { html(ErrorPage.sample(.unacceptable, in: $0).write, $0) },
    "error-500": { html(ErrorPage.sample(.ours, in: $0).write, $0) },
    "digest": { html(DigestMail.sample(in: $0).write, $0) },
    "digest-text": { html(DigestMail.sample(in: $0).writeText, $0) },
  ]
}
