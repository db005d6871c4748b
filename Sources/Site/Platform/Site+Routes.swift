import Domain
import HTTPTypes
import Hummingbird
import Web

extension Site {
  /// Every address of the site.
  package func router() -> Router<SiteContext> {
    let router = Router(context: SiteContext.self)
    router.add(middleware: SecurityHeaders())
    router.add(middleware: LanguageChoice())
    router.add(middleware: ClientAddress(trustedProxies: settings.trustedProxies))
    router.add(middleware: Errors(site: self))

    router.get("healthz") { _, _ in
      await isWell()
        ? Response.of(Array("ok\n".utf8), type: "text/plain") : .of(Array("unwell\n".utf8), type: "text/plain", status: .serviceUnavailable)
    }
    router.get("metrics") { _, _ in Response.of(Array(metrics.text(streams: streams.count).utf8), type: "text/plain; version=0.0.4") }
    router.get("api/openapi.json") { _, _ in Response.json(OpenAPI.document) }

    let open = router.group("api/v1")
    SessionAPI(site: self).addOpen(to: open)
    AnswersAPI(site: self).addOpen(to: open)
    let protected = router.group("api/v1").add(middleware: TokenAuthentication(site: self))
    SessionAPI(site: self).add(to: protected)
    WorkflowsAPI(site: self).add(to: protected)
    UploadsAPI(site: self).add(to: protected)
    ItemsAPI(site: self).add(to: protected)
    MovesAPI(site: self).add(to: protected)
    InitiativesAPI(site: self).add(to: protected)
    HotlineAPI(site: self).add(to: protected)
    StatisticsAPI(site: self).add(to: protected)
    DraftsAPI(site: self).add(to: protected)
    AnswersAPI(site: self).add(to: protected)
    ChangeStreams(site: self).add(to: protected)

    SignInPages(site: self).add(to: router)
    DeskPages(site: self).add(to: router)
    InitiativePages(site: self).add(to: router)
    NoticePages(site: self).add(to: router)
    SchedulePages(site: self).add(to: router)
    ReportsPages(site: self).add(to: router)
    LedgerPages(site: self).add(to: router)
    PastePages(site: self).add(to: router)
    HotlinePages(site: self).add(to: router)
    FormPages(site: self).add(to: router)
    ItemPages(site: self).add(to: router)
    SupervisionPages(site: self).add(to: router)
    EscalationPages(site: self).add(to: router)
    DirectoryPages(site: self).add(to: router)
    MePages(site: self).add(to: router)
    SeatPages(site: self).add(to: router)
    ImportPages(site: self).add(to: router)
    DraftPages(site: self).add(to: router)
    AnswerPages(site: self).add(to: router)
    CalendarPages(site: self).add(to: router)
    AdministrationPages(site: self).add(to: router)
    ChangeStreams(site: self).add(to: router)
    addAssets(to: router)
    return router
  }
}
