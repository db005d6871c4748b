import Domain
import Web

/// An item's page, worked out from its world. A class, since each step of that would copy all of it.
final class ItemView: Sendable {
  let visit: Visit
  let world: World
  let workflow: Workflow
  let records: [Record]
  let mails: [Mail]
  let uploads: [String: Upload]
  let links: [Linked]
  let initiative: Initiative?
  let tried: ItemPages.Tried?
  let offers: [Offer]
  let occasion: Occasion
  /// The item as this person may see it.
  let seen: Item

  var item: Item { world.item }
  var text: Text { visit.text }
  var roster: Roster { world.roster }

  init(visit: Visit, world: World, tried: ItemPages.Tried?) async throws {
    self.visit = visit
    self.world = world
    self.tried = tried
    workflow = try world.workflow(of: world.item)
    seen = world.item.shown(to: visit.scope, of: workflow)
    occasion = visit.occasion
    let id = world.item.id
    records = try await visit.registry.history(of: id, within: visit.scope)
    mails = try await visit.registry.mails(about: id)
    links = try await visit.registry.links(of: id, within: visit.scope)
    initiative =
      await world.item.initiative.asyncMap { try? await visit.registry.initiative($0.text, within: visit.scope).initiative } ?? nil
    let files = records.flatMap { $0.entry.edits.values.flatMap { $0.after?.list ?? [] } }
    uploads = Dictionary(try await visit.registry.uploads(files).map { ($0.id, $0) }) { first, _ in first }
    offers = world.offers(to: visit.visitor.person, at: visit.now)
  }

  var page: ItemPage {
    let (moves, shown) = (self.moves, entries)
    return ItemPage(
      frame: visit.frame(title, section, flash: visit.flash, live: visit.live(item.initiative)), head: head, refusal: refusal(moves),
      kind: workflow.name[visit.language],
      edit: mayEdit ? "/items/\(item.id)/edit" : nil, facts: facts, tables: tables, nextActor: nextActor, diagram: diagram, moves: moves,
      blocked: blocked,
      stream: StreamPart(entries: shown), streamCount: shown.count, filter: filter, note: note)
  }

  private var title: String { visit.number(item).isEmpty ? item.title : "\(visit.number(item)) \(item.title)" }

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
    if let parent = world.parent { crumbs.append(LinkPart(word: parent.title, address: visit.address(parent))) }
    var dots: [HeadPart.Dot] = visit.number(item).isEmpty ? [] : [.init(visit.number(item))]
    if let batch = item.fields["batch"]?.text { dots.append(.init(batch)) }
    if item.round > 1 { dots.append(.init(text.itemRound(item.round))) }
    var state = visit.state(item)
    state.extra = ""
    var acts = world.maySeat(on: occasion) ? [HeadPart.Act(word: text.seatsChange, address: "/items/\(item.id)/seats")] : []
    if let party = world.unseated(on: visit.today).first, (try? world.giveLink(to: party, on: occasion)) != nil {
      acts.append(HeadPart.Act(word: text.linkMakeAct, address: "/items/\(item.id)/link"))
    }
    acts += below.map(register)
    return HeadPart(crumbs: crumbs, title: item.title, dots: dots, state: state, acts: acts, isPrintable: true)
  }

  var mayEdit: Bool {
    guard !item.isDone, !visit.visitor.person.isAuditor, item.kind != Workflow.initiative else { return false }
    return (try? world.edit(Form(title: item.title + " "), on: occasion)) != nil
  }

  /// On top of the page: what was refused and which fields must be changed.
  private func refusal(_ moves: [MovePart]) -> NotePart? {
    guard let tried else { return nil }
    if let note = NotePart(refused: moves.flatMap(\.fields) + (self.note.map { [$0.words] } ?? []), in: text) { return note }
    let links = visit.short(tried.refusal.blockers).prefix(20).map {
      LinkPart(word: "\($0.number) \($0.title)", address: "/items/\($0.id)")
    }
    return NotePart(title: visit.sentence(tried.refusal, in: workflow), isWrong: true, links: links)
  }

  private var nextActor: String {
    if item.isDone { return "" }
    guard let expected = workflow.expected(from: item.state) else { return "" }
    if offers.contains(where: { $0.move.name == expected.name && $0.refusal == nil }) {
      return text.itemYours(expected.title[visit.language])
    }
    let people = expected.by.reduce(into: Set<Person.ID>()) {
      $0.formUnion(roster.holders(of: $1, for: item, whole: world.parent, on: visit.today))
    }
    let party = item.lead.map(roster.name(of:))
    return party.map(text.deskWith) ?? (people.count == 1 ? text.deskWith(roster.name(of: people.first!)) : "")
  }

  private var entries: [StreamPart.Entry] {
    let stream = Stream(visit: visit, roster: roster)
    let show = visit.query("stream") ?? "all"
    let moves = records.filter { record in
      switch show {
      case "moves": if case .move = record.entry.act { true } else { record.entry.act == .register }
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
    let now = visit.query("stream") ?? "all"
    return FilterPart(
      label: text.historyFilter,
      choices: words.map {
        FilterPart.Choice(word: $0.1, address: $0.0 == "all" ? "?#stream" : "?stream=\($0.0)#stream", isCurrent: $0.0 == now)
      })
  }

  private var note: ItemPage.NoteForm? {
    guard !visit.visitor.person.isAuditor else { return nil }
    let refused = tried.flatMap { $0.move.isEmpty ? $0 : nil }
    return ItemPage.NoteForm(
      action: "/items/\(item.id)/notes", csrf: visit.csrf, key: visit.key(),
      words: FieldPart(
        name: "words", label: text.itemNoteWords, kind: .paragraph, value: refused?.form["words"] ?? "",
        wrong: refused.map { visit.text.faults($0.refusal).first?.sentence ?? visit.sentence($0.refusal, in: workflow) }, scope: "note-"),
      files: FieldPart(name: "files", label: text.itemNoteFiles, kind: .files, scope: "note-"), isOpen: refused != nil)
  }
}

extension Optional {
  func asyncMap<Answer>(_ body: (Wrapped) async throws -> Answer) async rethrows -> Answer? {
    if let value = self { try await body(value) } else { nil }
  }
}
