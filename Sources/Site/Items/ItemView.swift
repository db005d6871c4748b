import Application
import Domain
import Web

/// Builds the page of an item from its context. A class, since every computed property of a struct would copy all of
/// it.
final class ItemView: Sendable {
  let request: PageRequest
  let itemContext: ItemContext
  let workflow: Workflow
  let records: [Record]
  let mails: [Mail]
  let uploads: [String: Upload]
  let links: [Linked]
  /// The shares and parts that the user may see, in the order of registration. Of more than `maxParts` the open ones come first.
  let shares: [Item]
  let parts: [Item]
  let initiative: Initiative?
  let tried: ItemPages.Tried?
  let offers: [Offer]
  let action: ActionContext
  /// The item without what the user may not see.
  let seen: Item

  var item: Item { itemContext.item }
  var text: Text { request.text }
  var roster: Roster { itemContext.roster }

  init(request: PageRequest, itemContext: ItemContext, tried: ItemPages.Tried?) async throws {
    self.request = request
    self.itemContext = itemContext
    self.tried = tried
    workflow = try itemContext.workflow(of: itemContext.item)
    seen = itemContext.item.shown(to: request.scope, of: workflow)
    action = request.action
    let id = itemContext.item.id
    records = try await request.repositories.items.history(of: id, within: request.scope)
    mails = try await request.repositories.outbox.mails(about: id)
    links = try await request.repositories.items.links(of: id, within: request.scope)
    let children = try await Self.children(of: itemContext.item, request)
    let shareKind = workflow.shares?.kind
    shares = children.filter { $0.kind == shareKind }
    parts = children.filter { $0.kind != shareKind }
    initiative =
      await itemContext.item.initiative.asyncMap {
        try? await request.repositories.initiatives.initiative($0.text, within: request.scope).initiative
      } ?? nil
    let files = records.flatMap { $0.entry.edits.values.flatMap { $0.after?.list ?? [] } }
    uploads = Dictionary(try await request.repositories.uploads.uploads(files).map { ($0.id, $0) }) { first, _ in first }
    offers = itemContext.offers(to: request.user.person, at: request.now)
  }

  private static let maxParts = 500

  private static func children(of item: Item, _ request: PageRequest) async throws -> [Item] {
    // A new item has none, and so do most.
    guard item.childrenVersion > 0 else { return [] }
    var query = ItemQuery(now: request.now, limit: maxParts)
    query.parent = item.id
    var children = try await request.repositories.items.list(query, within: request.scope)
    if children.count == maxParts {
      query.isDone = false
      let open = try await request.repositories.items.list(query, within: request.scope)
      let known = Set(open.map(\.id))
      children = Array((open + children.filter { !known.contains($0.id) }).prefix(maxParts))
    }
    return children.sorted { ($0.registeredAt, $0.number, $0.id) < ($1.registeredAt, $1.number, $1.id) }
  }

  /// Whether there are more than are shown.
  var isCut: Bool { shares.count + parts.count == Self.maxParts }

  var page: ItemPage {
    let (moves, shown) = (self.moves, entries)
    return ItemPage(
      frame: request.frame(title, section, flash: request.flash, live: request.live(item.initiative)), head: head, refusal: refusal(moves),
      kind: workflow.name[request.language],
      edit: mayEdit ? "/items/\(item.id)/edit" : nil, facts: facts, tables: tables, nextActor: nextActor, diagram: diagram, moves: moves,
      blocked: blocked,
      stream: StreamPart(entries: shown), streamCount: shown.count, filter: filter, note: note)
  }

  private var title: String { request.number(item).isEmpty ? item.title : "\(request.number(item)) \(item.title)" }

  private var section: FramePart.Section {
    switch item.kind {
    case Workflow.ledger: .ledger
    case Workflow.hotline: .hotline
    default: .initiatives
    }
  }

  private var head: HeadPart {
    var crumbs: [LinkPart] = []
    if let initiative {
      crumbs.append(LinkPart(word: initiative.title, address: "/initiatives/\(initiative.id)/schedule"))
      switch item.kind {
      case Workflow.ledger: crumbs.append(LinkPart(word: text.tabsLedger, address: "/initiatives/\(initiative.id)/ledger"))
      case Workflow.hotline: crumbs.append(LinkPart(word: text.tabsHotline, address: "/initiatives/\(initiative.id)/hotline"))
      default: break
      }
    }
    if let parent = itemContext.parent { crumbs.append(LinkPart(word: parent.title, address: request.address(parent))) }
    var dots: [HeadPart.Dot] = request.number(item).isEmpty ? [] : [.init(request.number(item))]
    if let batch = item.fields["batch"]?.text { dots.append(.init(batch)) }
    if item.round > 1 { dots.append(.init(text.itemRound(item.round))) }
    var state = request.state(item)
    state.extra = ""
    var acts = itemContext.maySeat(on: action) ? [HeadPart.Act(word: text.seatsChange, address: "/items/\(item.id)/seats")] : []
    if let party = itemContext.unseated(on: request.today).first, (try? itemContext.giveLink(to: party, on: action)) != nil {
      acts.append(HeadPart.Act(word: text.linkMakeAct, address: "/items/\(item.id)/link"))
    }
    acts += below.map(register)
    return HeadPart(crumbs: crumbs, title: item.title, dots: dots, state: state, acts: acts, isPrintable: true)
  }

  var mayEdit: Bool {
    guard !request.user.person.isAuditor, item.kind != Workflow.initiative else { return false }
    return (try? itemContext.permitEdit(on: action)) != nil
  }

  /// The note at the top of a refused form: the fields to correct, or the reason and the items that block the move.
  private func refusal(_ moves: [MovePart]) -> NotePart? {
    guard let tried else { return nil }
    if let note = NotePart(refused: moves.flatMap(\.fields) + (self.note.map { [$0.words] } ?? []), in: text) { return note }
    let links = request.short(tried.refusal.blockers).named.map {
      LinkPart(word: "\($0.number) \($0.title)", address: "/items/\($0.id)")
    }
    if let note = request.changesMeanwhile(to: itemContext, records, seen: tried.form, tried.refusal) { return note }
    return NotePart(title: request.sentence(tried.refusal, in: workflow), isWrong: true, links: links)
  }

  /// The next actor, in words: the user, the lead party, or the only person who may.
  private var nextActor: String {
    if item.isDone { return "" }
    guard let expected = workflow.expected(from: item.state) else { return "" }
    if offers.contains(where: { $0.move.name == expected.name && $0.refusal == nil }) {
      return text.itemYours(expected.title[request.language])
    }
    let people = expected.by.reduce(into: Set<Person.ID>()) {
      $0.formUnion(roster.holders(of: $1, for: item, whole: itemContext.parent, on: request.today))
    }
    let party = item.lead.map(roster.name(of:))
    return party.map(text.deskWith) ?? (people.count == 1 ? text.deskWith(roster.name(of: people.first!)) : "")
  }

  /// History and mails matching the filter, newest first.
  private var entries: [StreamPart.Entry] {
    let stream = Stream(request: request, roster: roster)
    let show = request.query("stream") ?? "all"
    let moves = records.filter { record in
      switch show {
      case "moves": if case .moved = record.entry.act { true } else { record.entry.act == .register }
      case "notes": record.entry.act == .note || record.entry.reason != nil
      case "files": record.entry.edits.keys.contains { workflow.field($0)?.kind == .file }
      case "mails": false
      default: true
      }
    }
    var lines = moves.map { ($0.entry.at, $0.sequence, stream.entry($0, of: item, uploads: uploads)) }
    if show == "all" || show == "mails" { lines += stream.entries(mails) }
    return lines.sorted { ($0.0, $0.1) > ($1.0, $1.1) }.map(\.2)
  }

  private var filter: FilterPart {
    let words = [
      ("all", text.historyAll), ("moves", text.historyMoves), ("notes", text.historyNotes), ("files", text.itemNoteFiles),
      ("mails", text.historyReminders),
    ]
    let now = request.query("stream") ?? "all"
    return FilterPart(
      label: text.historyFilter,
      choices: words.map {
        FilterPart.Choice(word: $0.1, address: $0.0 == "all" ? "?#stream" : "?stream=\($0.0)#stream", isCurrent: $0.0 == now)
      })
  }

  private var note: ItemPage.NoteForm? {
    guard !request.user.person.isAuditor else { return nil }
    let refused = tried.flatMap { $0.move.isEmpty ? $0 : nil }
    return ItemPage.NoteForm(
      action: "/items/\(item.id)/notes", csrf: request.csrf, key: request.key(),
      words: FieldPart(
        name: "words", label: text.itemNoteWords, kind: .paragraph, value: refused?.form["words"] ?? "",
        wrong: refused.map { request.text.faults($0.refusal).first?.sentence ?? request.sentence($0.refusal, in: workflow) }, scope: "note-"
      ),
      files: FieldPart(name: "files", label: text.itemNoteFiles, kind: .files, scope: "note-"), isOpen: refused != nil)
  }
}

extension Optional {
  func asyncMap<Answer>(_ body: (Wrapped) async throws -> Answer) async rethrows -> Answer? {
    if let value = self { try await body(value) } else { nil }
  }
}
