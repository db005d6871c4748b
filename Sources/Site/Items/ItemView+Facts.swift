import Domain
import Web

extension ItemView {
  /// The facts of an item: fields, parties, origin, deadline and how it was counted.
  var facts: [ItemPage.Fact] {
    var facts = workflow.fields.compactMap(fact)
    if !item.parties.isEmpty {
      var parties = item.parties.enumerated().map { place, party in
        place == 0 && item.parties.count > 1 ? text.itemLeads(roster.name(of: party)) : roster.name(of: party)
      }
      if let assignee = item.assignee { parties.append(roster.name(of: assignee)) }
      facts.append(ItemPage.Fact(term: text.itemParties, words: text.list(parties)))
    }
    let origins = links.filter { [.startedBy, .follows, .mergedInto].contains($0.way) }.map {
      ItemPage.Link(
        word: "\(request.number($0.item)) \($0.item.title)", address: request.address($0.item),
        tail: $0.way == .follows ? text.itemFollows : $0.way == .mergedInto ? text.itemMergedInto : "")
    }
    if !origins.isEmpty { facts.append(ItemPage.Fact(term: text.itemOrigin, links: origins)) }
    if let start = item.start { facts.append(ItemPage.Fact(term: text.itemStart, words: text.day(start, today: request.today))) }
    if let limit = request.limit(item, isRow: true) {
      facts.append(ItemPage.Fact(term: text.wordLimit, limit: limit, counted: request.counted(item)))
    }
    if let known = workflow.catalogueClass(of: item), let basis = known.basis {
      facts.append(ItemPage.Fact(term: text.itemLawfulLimit, words: basis[request.language]))
    }
    if let clock = item.clock, clock.extensions > 0 {
      facts.append(ItemPage.Fact(term: text.itemFirstLimit, words: text.day(request.zone.day(of: clock.first), today: request.today)))
    }
    if let late = item.lateAt {
      facts.append(
        ItemPage.Fact(term: text.itemLate, words: text.itemLateSince(text.day(request.zone.day(of: late), today: request.today))))
    }
    return facts
  }

  private func fact(_ field: Field) -> ItemPage.Fact? {
    guard let value = seen.fields[field.id] else { return nil }
    // The target of a merge is shown as a link among the origins.
    if workflow.moves.contains(where: { $0.merges == field.id }), links.contains(where: { $0.way == .mergedInto }) { return nil }
    if field.kind == .file {
      let files = value.list.map {
        ItemPage.Link(word: uploads[$0]?.name ?? $0, address: "/uploads/\($0)", tail: uploads[$0].map { Self.size($0.size) } ?? "")
      }
      return ItemPage.Fact(term: field.name[request.language], links: files)
    }
    return ItemPage.Fact(
      term: field.name[request.language], words: request.words(value, of: field, in: itemContext.roster),
      reveal: field.isMasked && !request.user.person.isAuditor ? "/items/\(item.id)/reveal?field=\(field.id)" : nil)
  }

  private static func size(_ bytes: Int) -> String { bytes < 1_048_576 ? "\(max(1, bytes / 1024)) KB" : "\(bytes / 1_048_576) MB" }

  /// The tables of related items: shares, parts, and items that it started or that follow it.
  var tables: [ItemPage.Table] {
    var tables: [ItemPage.Table] = []
    let shares = self.shares.sorted { order($0) < order($1) }
    if !shares.isEmpty {
      tables.append(
        ItemPage.Table(
          id: "shares", title: text.itemShares, tail: text.itemDoneOf(shares.count { $0.isDone }, shares.count),
          rows: shares.map { related($0) }))
    }
    let mayAdd = item.kind == Workflow.task && !item.isDone && offersSplit
    let add =
      mayAdd
      ? LinkPart(
        word: text.itemAddPart,
        address: "/items/new?kind=\(item.kind)&initiative=\(item.initiative?.text ?? "")&parent=\(item.id)&lead=\(item.lead?.key ?? "")")
      : below.first(where: \.isPasted).flatMap(paste)
    if !parts.isEmpty || add != nil {
      tables.append(
        ItemPage.Table(
          id: "parts", title: text.itemPartsTitle, tail: partsTail,
          rows: parts.map { related($0) }, add: add))
    }
    let after = links.filter { [.followedBy, .started, .merged].contains($0.way) }.map(\.item)
    if !after.isEmpty { tables.append(ItemPage.Table(id: "after", title: text.itemAfter, rows: after.map { related($0) })) }
    return tables
  }

  private var partsTail: String {
    if parts.isEmpty { return "" }
    let all = itemContext.children.buckets.filter(itemContext.isPart)
    if !isCut { return text.itemDoneOf(parts.count { $0.isDone }, parts.count) }
    return text.itemPartsCut(parts.count, all.reduce(0) { $0 + $1.count })
  }

  /// The kinds that the user may register under this item.
  var below: [Workflow] {
    guard !item.isDone, !request.user.person.isAuditor else { return [] }
    return request.site.workflows.registered(under: item.kind).filter { kind in
      kind.registration.by.contains { roster.holds($0, request.user.person.id, for: item, whole: item, on: request.today) }
    }
  }

  func register(_ kind: Workflow) -> HeadPart.Act {
    HeadPart.Act(
      word: text.itemRegister(kind.name[request.language]),
      address: "/items/new?kind=\(kind.kind)&initiative=\(item.initiative?.text ?? "")&parent=\(item.id)")
  }

  /// A link to paste parts from a spreadsheet; none while the item is locked.
  private func paste(_ kind: Workflow) -> LinkPart? {
    guard workflow.state(item.state)?.isLocked != true, let initiative = item.initiative else { return nil }
    return LinkPart(
      word: text.itemPaste(kind.name[request.language]), address: "/initiatives/\(initiative)/kinds/\(kind.kind)/paste?parent=\(item.id)")
  }

  private var offersSplit: Bool {
    guard let registration = workflow.registration as Workflow.Registration?, !request.user.person.isAuditor else { return false }
    return registration.by.contains { roster.holds($0, request.user.person.id, for: item, on: request.today) }
  }

  private func order(_ share: Item) -> Int { share.lead.flatMap { item.parties.firstIndex(of: $0) } ?? .max }

  /// A row for a related item, without its party's name in the title.
  private func related(_ other: Item) -> ItemPage.Related {
    let party = other.lead.map(roster.name(of:)) ?? ""
    // Titles of items made for a party begin with its name, which has its own column.
    let rest = other.title.hasPrefix(party) ? other.title.dropFirst(party.count).drop { "：: ".contains($0) } : ""
    return ItemPage.Related(
      party: party, title: rest.isEmpty ? other.title : String(rest), address: request.address(other),
      limit: request.limit(other, isRow: true),
      state: request.state(other), isLate: other.isOverdue(at: request.now))
  }

  /// The workflow diagram with the steps that this item took.
  var diagram: DiagramPart {
    let been = Set(records.flatMap { [$0.entry.from, $0.entry.to].compactMap { $0 } })
    let states = workflow.states.map { state in
      DiagramPart.State(
        id: state.id, word: state.name[request.language],
        nodeState: state.id == item.state ? .current : been.contains(state.id) ? .visited : .ahead,
        isDone: state.isDone)
    }
    let moved = records.filter { if case .moved = $0.entry.act { true } else { false } }
    let steps = workflow.moves.flatMap { move in
      move.from.map { from in
        let taken = moved.filter { $0.entry.act == .moved(move.name) && $0.entry.from == from }
        let by = taken.last.map { record in
          "\(text.monthDay(request.zone.day(of: record.entry.at))) \(record.personName ?? "")"
            + (record.entry.round > 1 ? "，" + text.itemRound(record.entry.round) : "")
        }
        return DiagramPart.Step(
          from: from, to: move.to, word: move.title[request.language], isTaken: !taken.isEmpty, by: by ?? "",
          often: taken.isEmpty ? "" : text.itemTimes(taken.count))
      }
    }
    let way = Diagrams.Way(
      kind: workflow.kind, version: workflow.version, language: request.language, nodeStates: states.map(\.nodeState),
      steps: steps.map { $0.isTaken ? "\($0.by) \($0.often)" : "" })
    return request.site.diagrams.diagram(way) {
      DiagramPart(states: states, steps: steps, in: text)
    }
  }

  /// The moves that the user may make now, each with the fields it needs.
  var moves: [MovePart] {
    let open = offers.filter { $0.refusal == nil }
    let faults = tried.map { request.faults($0.refusal, workflow) } ?? [:]
    let expected = workflow.expected(from: item.state)?.name
    var item = item
    if item.lead == nil, let (lead, assisting) = workflow.catalogueClass(of: item)?.parties(in: roster, area: item.fields["area"]?.text) {
      (item.lead, item.assisting) = (lead, assisting)
    }
    let choices = open.map { [item] offer -> MovePart.Choice in
      let isTried = tried?.move == offer.move.name
      let needed = offer.move.needs.filter { $0 != .reason && $0 != .title && ($0 != .shares || !itemContext.finishedShares.isEmpty) }
      let asked = offer.move.asks.filter { $0 != .reason && $0 != .title }
      let fields =
        needed.map { need in
          request.control(
            need, of: workflow, item, roster, shares: itemContext.finishedShares, isRequired: offer.needs.contains(need),
            typed: isTried ? tried?.form : nil,
            faults: isTried ? faults : [:])
        }
        + asked.map {
          request.control(
            $0, of: workflow, item, roster, isRequired: false, typed: isTried ? tried?.form : nil, faults: isTried ? faults : [:])
        }
      return MovePart.Choice(
        move: offer.move.name, label: offer.move.title[request.language], fields: fields,
        reason: offer.move.needs.contains(.reason) ? .needed : offer.move.asks.contains(.reason) ? .asked : .none,
        isPrimary: offer.move.name == expected, isRefused: isTried)
    }
    return MovePart.forms(
      choices, action: "/items/\(item.id)/moves", csrf: request.csrf, version: item.version, key: request.key(),
      reason: tried?.form["reason"] ?? "",
      wrong: faults["reason"], in: text)
  }

  /// The moves of the user that are refused now, with the reasons.
  var blocked: [ItemPage.Blocked] {
    offers.compactMap { offer in
      offer.refusal.map { ItemPage.Blocked(label: offer.move.title[request.language], why: request.sentence($0, in: workflow)) }
    }
  }
}
