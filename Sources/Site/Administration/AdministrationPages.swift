import Application
import Domain
import HTTPTypes
import Hummingbird
import Web

/// The administrator's pages: users, sent and failed mail, workflows, calendars.
struct AdministrationPages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("administration", use: site.page(administration))
    router.post("administration/deliveries", use: site.page(resend))
    router.get("administration/workflows/:kind", use: site.page(workflow))
  }

  /// - Throws: `Refusal.notFound` for everybody else, so that the address reveals nothing.
  private func administrator(_ request: PageRequest) throws {
    guard request.user.person.isAdministrator else { throw Refusal.notFound }
  }

  @Sendable private func administration(_ request: PageRequest) async throws -> Response {
    try administrator(request)
    let text = request.text
    let people = try await site.repositories.directory.people()
    let posts = try await site.posts(in: text)
    let open = try await open(request)
    let agencies = Dictionary(try await site.repositories.directory.agencies().map { ($0.id, $0.name) }) { first, _ in first }
    let state = request.query("mail").flatMap(Mail.State.init)
    let mails = try await site.repositories.outbox.mails(state: state, limit: SecurityPolicy.maxListedMails)
    let years = site.calendar.years.sorted { $0.key > $1.key }
    let page = AdministrationPage(
      frame: request.frame(text.administrationTitle, .administration, flash: request.flash),
      head: HeadPart(title: text.administrationTitle),
      csrf: request.csrf,
      people: people.map { person in
        .init(
          name: person.name, login: person.login ?? "", agency: person.agency.flatMap { agencies[$0] } ?? "",
          posts: text.list((posts[person.id] ?? []) + offices(person, text)),
          hasAddress: person.mail != nil)
      }, personCount: people.count, deliveryFilter: filter(state, request), deliveries: mails.map { delivery($0, request) },
      workflows: site.workflows.newest.map { workflow in
        .init(
          name: workflow.name[request.language], kind: workflow.kind, version: workflow.version, open: open[workflow.kind] ?? 0,
          address: "/administration/workflows/\(workflow.kind)")
      }, calendars: calendars(request),
      unknownYears: years.contains { $0.key == request.today.year + 1 }
        ? nil : text.administrationUnknownYears(String(request.today.year + 1)),
      upkeep: [])
    return request.page { page.write(to: &$0, in: text) }
  }

  private func offices(_ person: Person, _ text: Text) -> [String] {
    (person.isAdministrator ? [text.administrationTitle] : []) + (person.isAuditor ? [text.administrationAuditor] : [])
  }

  /// The number of open items of each kind in all initiatives.
  private func open(_ request: PageRequest) async throws -> [Workflow.Kind: Int] {
    var everything = Scope(of: .system, posts: [])
    everything.isEverything = true
    var open: [Workflow.Kind: Int] = [:]
    for (initiative, _) in try await site.repositories.initiatives.initiatives(within: everything) {
      for stateCount in try await site.repositories.initiatives.counts(of: initiative.id, within: everything, at: request.now)
      where !stateCount.isDone {
        open[stateCount.kind, default: 0] += stateCount.count
      }
    }
    return open
  }

  private func calendars(_ request: PageRequest) -> [AdministrationPage.Calendar] {
    site.calendar.years.sorted { $0.key > $1.key }.map { year, content in
      .init(year: String(year), off: content.off.count, makeUp: content.work.count, source: content.source)
    }
  }

  private func filter(_ state: Mail.State?, _ request: PageRequest) -> FilterPart {
    let text = request.text
    let words: [(Mail.State?, String)] = [
      (nil, text.historyAll), (.failed, text.administrationFailed), (.pending, text.administrationWaiting),
      (.sent, text.administrationSent),
      (.unaddressed, text.administrationNoAddress),
    ]
    return FilterPart(
      label: text.administrationDeliveryFilter,
      choices: words.map { .init(word: $0.1, address: $0.0.map { "?mail=\($0.rawValue)" } ?? "?", isCurrent: $0.0 == state) })
  }

  private func delivery(_ mail: Mail, _ request: PageRequest) -> AdministrationPage.Delivery {
    let text = request.text
    let standing =
      switch mail.state {
      case .sent: StatePart(word: text.administrationSent, shape: .done)
      case .failed: StatePart(word: text.administrationFailed, shape: .back)
      case .unaddressed: StatePart(word: text.administrationNoAddress, shape: .back)
      case .pending, .sending: StatePart(word: text.administrationWaiting, shape: .open)
      }
    let at = mail.sent ?? mail.made
    return AdministrationPage.Delivery(
      stamp: text.stamp(at, in: request.zone, today: request.today), iso: request.zone.format(at), recipient: mail.name,
      channel: text.meMail,
      about: text.administrationReminders(mail.lines.count), state: standing, attempts: text.itemTimes(mail.attempts), failure: mail.error,
      resend: mail.state == .failed ? mail.id : nil)
  }

  /// Queues a failed mail again.
  @Sendable private func resend(_ request: PageRequest) async throws -> Response {
    try administrator(request)
    let form = try await request.form()
    let mails = try await site.repositories.outbox.mails(state: .failed, limit: SecurityPolicy.maxSearchedMails)
    if let mail = mails.first(where: { $0.id == form["resend"] }) {
      try await site.repositories.outbox.recordResult(mail, as: .pending, again: request.now, error: nil, at: request.now)
    }
    return .seeOther("/administration?done=\(request.text.administrationResend.escapedForAddress)")
  }

  @Sendable private func workflow(_ request: PageRequest) async throws -> Response {
    guard let workflow = site.workflows[try request.context.parameters.require("kind")] else { throw Refusal.notFound }
    let view = WorkflowView(request: request, workflow: workflow, source: site.sources[workflow.kind] ?? "")
    return request.page { view.page.write(to: &$0, in: request.text) }
  }
}
