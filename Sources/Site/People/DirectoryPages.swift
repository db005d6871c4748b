import Application
import Domain
import Foundation
import Hummingbird
import Web

/// The directory of agencies and people with their numbers and office hours, and the search over items.
struct DirectoryPages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("directory", use: directory)
    router.get("search", use: site.page(search))
  }

  /// Shows agencies to everybody, people only to users who have signed in.
  @Sendable private func directory(_ request: Request, _ context: SiteContext) async throws -> Response {
    let user: CurrentUser? =
      if let secret = request.cookie(Site.cookie) { try await site.user(secret, kinds: [.browser]) } else { nil }
    let text = context.text
    let now = site.now()
    let people = user == nil ? [] : try await site.repositories.directory.people()
    let pageRequest: PageRequest? = user.map { site.pageRequest(of: $0, request, context) }
    let posts = user == nil ? [:] : try await site.posts(in: text)
    let query = request.uri.queryParameters["q"].map { String($0).replacing("+", with: " ").trimmed } ?? ""
    func holds(_ words: String) -> Bool { query.isEmpty || words.localizedStandardContains(query) }
    let agencies = try await site.repositories.directory.agencies().compactMap { agency -> DirectoryPage.Agency? in
      let staff = people.filter { $0.agency == agency.id && (holds(agency.name) || holds($0.name) || holds($0.phone ?? "")) }
      guard holds(agency.name) || agency.phones.contains(where: holds) || !staff.isEmpty else { return nil }
      if agency.phones.isEmpty, staff.isEmpty { return nil }
      let opening = agency.hours.map { Opening(hours: $0, calendar: site.calendar, now: now) }
      return DirectoryPage.Agency(
        name: agency.name, phones: agency.phones.map { .init(number: $0) }, hours: agency.hours?.description,
        isOpen: opening?.isOpen ?? false,
        now: opening?.words(text),
        people: staff.map { .init(name: $0.name, posts: text.list(posts[$0.id] ?? []), phones: $0.phone.map { [.init(number: $0)] } ?? []) }
      )
    }
    let questions = try await HotlineAnswers.open(on: site).filter { holds($0.question) || holds($0.answer) }
    let frame =
      pageRequest?.frame(text.directoryTitle, .directory)
      ?? FramePart(title: text.directoryTitle, section: .directory, otherLanguage: request.inOtherLanguage(context))
    let page = DirectoryPage(
      frame: frame,
      head: HeadPart(
        title: text.directoryTitle,
        dots: [.init(text.directoryAgencies(agencies.count))]
          + (user == nil ? [] : [.init(text.directoryPeople(agencies.reduce(0) { $0 + $1.people.count }))]),
        isPrintable: true),
      query: query, agencies: agencies, faq: questions.map { .init(question: $0.question, answer: $0.answer) },
      empty: agencies.isEmpty && questions.isEmpty ? EmptyPart(title: text.directoryEmpty, words: text.directoryEmptyWords) : nil)
    var out = Output()
    page.write(to: &out, in: text)
    return .of(out.bytes, type: "text/html; charset=utf-8")
  }

  private static let most = 50

  /// The heading of a list that was opened by a link instead of a search.
  private func heading(_ request: PageRequest) async throws -> String {
    for (initiative, _) in try await site.repositories.initiatives.initiatives(within: request.scope) {
      guard
        let party = try await site.repositories.initiatives.roster(of: initiative.id).party(
          request.query("group") ?? request.query("agency") ?? "")
      else {
        continue
      }
      let name = try await site.repositories.initiatives.roster(of: initiative.id).name(of: party)
      return request.query("open") == "1" ? request.text.searchGroupOpen(name) : request.text.searchGroup(name)
    }
    return request.query("mine") == "1" ? request.text.searchMine : request.text.searchTitleNone
  }

  @Sendable private func search(_ request: PageRequest) async throws -> Response {
    var query = ItemQuery(now: request.now, limit: Self.most)
    let words = request.query("q")?.trimmed ?? ""
    query.words = words.isEmpty ? nil : words
    query.initiative = request.query("initiative").map { Item.ID($0) }
    query.party = request.query("group") ?? request.query("agency")
    query.kinds = request.query("kind").map { [$0] } ?? []
    if request.query("late") == "1" {
      query.isOverdue = true
    }
    if request.query("open") == "1" { query.isDone = false }
    if request.query("mine") == "1" { query.concerning = [request.scope.person.text] + request.scope.parties.sorted() }
    query.after = request.query("after").flatMap { ItemQuery.Cursor($0) }
    let isAsked = !words.isEmpty || query.party != nil || query.isOverdue || query.isDone != nil || !query.concerning.isEmpty
    let found = isAsked ? try await site.repositories.search.find(query, within: request.scope) : Found(items: [], next: nil)
    var titles: [Item.ID: String] = [:]
    for id in Set(found.items.compactMap(\.initiative)) {
      titles[id] = try? await site.repositories.initiatives.initiative(id.text, within: request.scope).initiative.title
    }
    let hits = found.items.map { item in
      SearchPage.Hit(
        kind: request.workflow(item)?.name[request.language] ?? item.kind, number: request.number(item), title: item.title,
        address: request.address(item),
        initiative: item.initiative.flatMap { titles[$0] } ?? "", excerpt: [], limit: request.limit(item, isRow: true),
        state: request.state(item))
    }
    let heading = isAsked && words.isEmpty ? try await heading(request) : ""
    let kept = (request.http.uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("after=") }.joined(separator: "&")
    let page = SearchPage(
      frame: request.frame(
        words.isEmpty ? heading.isEmpty ? request.text.searchTitleNone : heading : request.text.searchTitle(words), nil,
        live: request.live()),
      query: words,
      heading: heading,
      count: words.isEmpty || found.next == nil && query.after == nil
        ? request.text.searchCount(hits.count) : request.text.searchNewest(hits.count),
      hits: hits, pages: found.next.map { PagesPart(words: "", next: "/search?\(kept)&after=\($0.description)") },
      note: note(words, found, request.text))
    return request.page { page.write(to: &$0, in: request.text) }
  }

  private func note(_ words: String, _ found: Found, _ text: Text) -> EmptyPart? {
    if !words.isEmpty, SearchTerms(words) == nil { return EmptyPart(title: text.searchShort, words: text.searchAskHow) }
    return found.next == nil ? nil : EmptyPart(title: text.searchSoFar, words: text.searchSoFarWords)
  }
}

/// Whether an office is open at a time, and until or from when.
struct Opening {
  let isOpen: Bool
  private let until: Int
  private let next: Day
  private let from: Int

  init(hours: OfficeHours, calendar: WorkCalendar, now: Instant) {
    let today = calendar.zone.day(of: now)
    let second = calendar.zone.secondOfDay(of: now)
    let span = calendar.isWorking(today) ? hours.spans.first { $0.start <= second && second < $0.end } : nil
    isOpen = span != nil
    until = span?.end ?? 0
    let later = calendar.isWorking(today) ? hours.spans.first { $0.start > second } : nil
    next = later == nil ? calendar.workingDay(from: today + 1, by: 1) : today
    from = later?.start ?? hours.open ?? 0
  }

  /// "Open until 17:30" or "closed until Monday 9:00", in the page's language.
  func words(_ text: Text) -> String {
    isOpen ? text.directoryOpen(OfficeHours.clock(until)) : text.directoryClosed(text.day(next), OfficeHours.clock(from))
  }
}
