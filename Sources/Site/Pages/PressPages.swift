import Domain
import Hummingbird
import Web

/// 督办: late items that were ticked become notices, one for each holder, looked over before they go out.
struct PressPages {
  let site: Site

  static let most = 100

  func add(to router: Router<SiteContext>) {
    router.get("supervision/notices") { _, _ in Response.seeOther("/supervision") }
    router.post("supervision/notices", use: site.visit(press))
  }

  /// Late items in one initiative that one party holds.
  private struct Pile {
    var initiative: Item.ID
    var holder: Party
    var roster: Roster
    var items: [Item]

    /// Keeps a pile's fields apart from another's.
    var key: String { "\(initiative).\(holder.key)" }
  }

  @Sendable private func press(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let ticks = Array(form.all("items").prefix(Self.most))
    let piles = try await piles(ticks, visit)
    guard !piles.isEmpty else {
      throw Refusal.notAllowed(Name(zh: "督办", en: "Supervise"))
    }
    guard form["confirm"] != nil else { return page(piles, ticks, visit, typed: nil, faults: [:]) }
    var made: [Item.ID] = []
    var faults: [String: Refusal] = [:]
    for pile in piles {
      do { made += try await notice(pile, form, visit) } catch let refusal as Refusal { faults[pile.key] = refusal }
    }
    if !faults.isEmpty {
      return page(piles.filter { faults[$0.key] != nil }, ticks, visit, typed: form, faults: faults)
    }
    let address = made.count == 1 ? "/items/\(made[0])" : "/supervision"
    return .seeOther("\(address)?done=\(visit.text.supervisionPressAct.escapedForAddress)")
  }

  /// Of what was ticked, what is late and this person's to press for, by who holds it.
  private func piles(_ ticks: [String], _ visit: Visit) async throws -> [Pile] {
    var piles: [Pile] = []
    for id in ticks.compactMap({ $0.split(separator: ":").first }) {
      let world = try await site.registry.world(of: Item.ID(String(id)), within: visit.scope)
      guard world.mayBePressed(on: visit.occasion), let initiative = world.item.initiative,
        let holder = world.holder(of: world.item, in: try world.workflow(of: world.item), on: visit.today)
      else { continue }
      if let place = piles.firstIndex(where: { $0.initiative == initiative && $0.holder == holder }) {
        piles[place].items.append(world.item)
      } else {
        piles.append(Pile(initiative: initiative, holder: holder, roster: world.roster, items: [world.item]))
      }
    }
    return piles
  }

  private func notice(_ pile: Pile, _ form: FormBody, _ visit: Visit) async throws -> [Item.ID] {
    guard let workflow = site.workflows[Workflow.pressing] else { throw Refusal.unknownKind(Workflow.pressing) }
    func typed(_ name: String) -> Input { .text(form["\(name).\(pile.key)"] ?? "") }
    var read = try FormReader(workflow: workflow, roster: pile.roster).form([
      "title": .text(title(pile, visit)), "limit": typed("limit"), "colour": typed("colour"), "matter": typed("matter"),
    ])
    read.lead = pile.holder
    let filled = read
    let once = form["key"].map { key in
      Once(
        person: visit.visitor.person.id, path: "POST /supervision/notices", key: "\(key) \(pile.key)",
        digest: Secrets.digest(form.fingerprint),
        answer: { StoredAnswer(status: 303, location: "/items/\($0[0].id)", body: "") })
    }
    let occasion = visit.occasion
    let decided = try await site.register(in: pile.initiative, under: nil, by: visit.visitor, once: once) { place throws(Refusal) in
      try place.press(for: pile.items, with: filled, on: occasion)
    }
    if case .done(let world) = decided { return [world.item.id] }
    return []
  }

  private func title(_ pile: Pile, _ visit: Visit) -> String {
    let first = String(pile.items[0].title.prefix(100))
    return pile.items.count == 1
      ? visit.text.supervisionPressName(first) : visit.text.supervisionPressMany(first, pile.items.count)
  }

  private func page(_ piles: [Pile], _ ticks: [String], _ visit: Visit, typed: FormBody?, faults: [String: Refusal]) -> Response {
    let text = visit.text
    let parts = piles.map { pile in
      let titles = text.list(pile.items.map(\.title))
      return ItemFormPage.Part(
        title: text.supervisionPressPart(pile.roster.name(of: pile.holder), titles), fields: controls(pile, visit, typed, faults[pile.key]))
    }
    let fields = parts.flatMap(\.fields)
    let sentence = faults.values.first.map { NotePart(title: text.sentence($0, in: visit.language), isWrong: true) }
    let page = ItemFormPage(
      frame: visit.frame(text.supervisionPressAct, .supervision),
      head: HeadPart(
        crumbs: [LinkPart(word: text.supervisionTitle, address: "/supervision")],
        title: text.supervisionPressTitle(piles.reduce(0) { $0 + $1.items.count })),
      refusal: NotePart(refused: fields, in: text) ?? sentence, action: "/supervision/notices", csrf: visit.csrf,
      key: typed?["key"] ?? visit.key(),
      hiddenInputs: [HiddenInputPart(name: "confirm", value: "yes")] + ticks.map { HiddenInputPart(name: "items", value: $0) },
      parts: parts,
      button: text.supervisionPressDo, hint: text.supervisionPressHint, back: "/supervision")
    return visit.page({ page.write(to: &$0, in: text) }, status: faults.isEmpty ? .ok : .unprocessableContent)
  }

  /// Colour by the longest delay, the matter written out, and a limit where the colour's own will not do.
  private func controls(_ pile: Pile, _ visit: Visit, _ typed: FormBody?, _ refusal: Refusal?) -> [FieldPart] {
    guard let workflow = site.workflows[Workflow.pressing] else { return [] }
    let text = visit.text
    let faults = refusal.map { visit.faults($0, workflow) } ?? [:]
    func part(_ name: String, _ label: String, _ kind: FieldPart.Kind, _ proposed: String) -> FieldPart {
      FieldPart(
        name: "\(name).\(pile.key)", label: label, kind: kind, value: typed?["\(name).\(pile.key)"] ?? proposed,
        isRequired: kind != .date, wrong: faults[name] ?? faults["field.\(name)"])
    }
    let colours = pile.items.map { SupervisionPages.colour($0, visit) }
    let worst: LightPart.Colour = colours.contains(.red) ? .red : colours.contains(.yellow) ? .yellow : .blue
    var colour = part("colour", workflow.field("colour")?.name[visit.language] ?? "", .choice, worst.rawValue)
    colour.options = (workflow.field("colour")?.options ?? []).map {
      .init(value: $0.id, label: $0.name[visit.language], isChosen: $0.id == colour.value)
    }
    let matters = pile.items.map { item in
      let limit = item.limit ?? visit.now
      let days = visit.calendar.workingDays(after: visit.zone.day(of: limit), through: visit.today)
      return text.supervisionPressMatter(
        item.title, text.monthDay(visit.zone.day(of: limit)), days > 0 ? text.limitWorkingDays(days) : text.limitSameDay)
    }
    return [
      colour,
      part(
        "matter", workflow.field("matter")?.name[visit.language] ?? "", .paragraph,
        (matters + [text.supervisionPressAsk]).joined(separator: "\n")),
      part("limit", text.supervisionPressLimit, .date, ""),
    ]
  }
}
