/// Text with placeholders in braces, filled from an item and from the part or party that another item is started for.
struct PlaceholderText {
  var item: Item
  var part: Item?
  var party: Party?
  var whole: Item?
  var roster: Roster

  /// The value itself where the text is one pair of braces around a field.
  func value(of text: String) -> Value? {
    guard text.hasPrefix("{"), text.hasSuffix("}"), !text.dropFirst().dropLast().contains("{") else { return nil }
    let id = String(text.dropFirst().dropLast())
    if id.hasPrefix("whole.") { return whole?.fields[id.replacing("whole.", with: "", maxReplacements: 1)] }
    return part?.fields[id] ?? item.fields[id]
  }

  func fill(_ text: String) -> String {
    var filled = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      filled += rest[..<open] + word(String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }

  private func word(_ name: String) -> String {
    switch name {
    case "title": item.title
    case "number": item.number
    case "party": (party ?? item.lead).map(roster.name(of:)) ?? ""
    default:
      switch value(of: "{\(name)}") {
      case .text(let text)?: roster.party(text).map(roster.name(of:)) ?? text
      case .integer(let number)?: String(number)
      case .list(let list)?: list.joined(separator: "、")
      case .flag?, nil: ""
      }
    }
  }
}
