import Application
import Domain
import Hummingbird
import Web

/// Sends supervision notices (督办) for the selected late items: one notice for each holder, shown for review before it
/// goes out.
struct EscalationPages {
  let site: Site

  static let most = SecurityPolicy.maxEscalatedItems

  func add(to router: Router<SiteContext>) {
    router.get("supervision/notices") { _, _ in Response.seeOther("/supervision") }
    router.post("supervision/notices", use: site.page(press))
  }

  /// The late items of one initiative with the same holder; they go into one notice.
  private struct Pile {
    var initiative: Item.ID
    var holder: Party
    var roster: Roster
    var items: [Item]

    /// A suffix for the names of this pile's form fields, unique on the page.
    var key: String { "\(initiative).\(holder.key)" }
  }

  @Sendable private func press(_ request: PageRequest) async throws -> Response {
    let form = try await request.form()
    let ticks = Array(form.all("items").prefix(Self.most))
    let piles = try await piles(ticks, request)
    guard !piles.isEmpty else {
      throw Refusal.notAllowed(Name(zh: "督办", en: "Supervise"))
    }
    guard form["confirm"] != nil else { return page(piles, ticks, request, typed: nil, faults: [:]) }
    var made: [Item.ID] = []
    var faults: [String: Refusal] = [:]
    for pile in piles {
      do { made += try await notice(pile, form, request) } catch let refusal as Refusal { faults[pile.key] = refusal }
    }
    if !faults.isEmpty {
      return page(piles.filter { faults[$0.key] != nil }, ticks, request, typed: form, faults: faults)
    }
    let address = made.count == 1 ? "/items/\(made[0])" : "/supervision"
    return .seeOther("\(address)?done=\(request.text.supervisionPressAct.escapedForAddress)")
  }

  /// Groups the selected items by initiative and holder. Leaves out items that are not late or that the user may not
  /// escalate.
  private func piles(_ ticks: [String], _ request: PageRequest) async throws -> [Pile] {
    var piles: [Pile] = []
    for id in ticks.compactMap({ $0.split(separator: ":").first }) {
      let itemContext = try await site.repositories.items.context(of: Item.ID(String(id)), within: request.scope)
      guard itemContext.mayBeEscalated(on: request.action), let initiative = itemContext.item.initiative,
        let holder = itemContext.holder(of: itemContext.item, in: try itemContext.workflow(of: itemContext.item), on: request.today)
      else { continue }
      if let index = piles.firstIndex(where: { $0.initiative == initiative && $0.holder == holder }) {
        piles[index].items.append(itemContext.item)
      } else {
        piles.append(Pile(initiative: initiative, holder: holder, roster: itemContext.roster, items: [itemContext.item]))
      }
    }
    return piles
  }

  /// Registers one notice under an idempotency key of its own, so that a repeated request sends only the missing
  /// notices.
  private func notice(_ pile: Pile, _ form: FormBody, _ request: PageRequest) async throws -> [Item.ID] {
    func typed(_ name: String) -> Input { .text(form["\(name).\(pile.key)"] ?? "") }
    let inputs = Inputs([
      "title": .text(title(pile, request)), "limit": typed("limit"), "colour": typed("colour"), "matter": typed("matter"),
    ])
    let key = form.key("POST /supervision/notices")
    let answer = try await site.useCases.escalateItems(
      pile.items, in: pile.initiative, heldBy: pile.holder, with: inputs, by: request.actor,
      key: key.map { RequestKey(path: $0.path, key: "\($0.key) \(pile.key)", digest: $0.digest) },
      respond: { IdempotentResponse(status: 303, location: "/items/\($0.item.id)", body: "") })
    if case .fresh(let itemContext) = answer { return [itemContext.item.id] }
    return []
  }

  private func title(_ pile: Pile, _ request: PageRequest) -> String {
    let first = String(pile.items[0].title.prefix(100))
    return pile.items.count == 1
      ? request.text.supervisionPressName(first) : request.text.supervisionPressMany(first, pile.items.count)
  }

  private func page(_ piles: [Pile], _ ticks: [String], _ request: PageRequest, typed: FormBody?, faults: [String: Refusal]) -> Response {
    let text = request.text
    let parts = piles.map { pile in
      let titles = text.list(pile.items.map(\.title))
      return ItemFormPage.Part(
        title: text.supervisionPressPart(pile.roster.name(of: pile.holder), titles),
        fields: controls(pile, request, typed, faults[pile.key]))
    }
    let fields = parts.flatMap(\.fields)
    let sentence = faults.values.first.map { NotePart(title: text.sentence($0, in: request.language), isWrong: true) }
    let page = ItemFormPage(
      frame: request.frame(text.supervisionPressAct, .supervision),
      head: HeadPart(
        crumbs: [LinkPart(word: text.supervisionTitle, address: "/supervision")],
        title: text.supervisionPressTitle(piles.reduce(0) { $0 + $1.items.count })),
      refusal: NotePart(refused: fields, in: text) ?? sentence, action: "/supervision/notices", csrf: request.csrf,
      key: typed?["key"] ?? request.key(),
      hiddenInputs: [HiddenInputPart(name: "confirm", value: "yes")] + ticks.map { HiddenInputPart(name: "items", value: $0) },
      parts: parts,
      button: text.supervisionPressDo, hint: text.supervisionPressHint, back: "/supervision")
    return request.page({ page.write(to: &$0, in: text) }, status: faults.isEmpty ? .ok : .unprocessableContent)
  }

  /// The form fields of a notice, filled in with proposals: the colour of the longest delay, the matter as text, and no
  /// date, since the colour implies one.
  private func controls(_ pile: Pile, _ request: PageRequest, _ typed: FormBody?, _ refusal: Refusal?) -> [FieldPart] {
    guard let workflow = site.workflows[Workflow.escalation] else { return [] }
    let text = request.text
    let faults = refusal.map { request.faults($0, workflow) } ?? [:]
    func part(_ name: String, _ label: String, _ kind: FieldPart.Kind, _ proposed: String) -> FieldPart {
      FieldPart(
        name: "\(name).\(pile.key)", label: label, kind: kind, value: typed?["\(name).\(pile.key)"] ?? proposed,
        isRequired: kind != .date, wrong: faults[name] ?? faults["field.\(name)"])
    }
    let colours = pile.items.map { SupervisionPages.colour($0, request) }
    let worst: LightPart.Colour = colours.contains(.red) ? .red : colours.contains(.yellow) ? .yellow : .blue
    var colour = part("colour", workflow.field("colour")?.name[request.language] ?? "", .choice, worst.rawValue)
    colour.options = (workflow.field("colour")?.options ?? []).map {
      .init(value: $0.id, label: $0.name[request.language], isChosen: $0.id == colour.value)
    }
    let matters = pile.items.map { item in
      let limit = item.limit ?? request.now
      let days = request.calendar.workingDays(after: request.zone.day(of: limit), through: request.today)
      return text.supervisionPressMatter(
        item.title, text.monthDay(request.zone.day(of: limit)), days > 0 ? text.limitWorkingDays(days) : text.limitSameDay)
    }
    return [
      colour,
      part(
        "matter", workflow.field("matter")?.name[request.language] ?? "", .paragraph,
        (matters + [text.supervisionPressAsk]).joined(separator: "\n")),
      part("limit", text.supervisionPressLimit, .date, ""),
    ]
  }
}
