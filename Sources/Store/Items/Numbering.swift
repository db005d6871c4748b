enum Numbering {
  /// `{initiative}-台账-{0000}` with 12 is `jinan-2019-9-台账-0012`.
  static func number(_ pattern: String, initiative: String, value: Int) -> String {
    var number = pattern.replacing("{initiative}", with: initiative)
    if let open = number.lastIndex(of: "{"), let close = number.lastIndex(of: "}"), open < close {
      let width = number.distance(from: open, to: close) - 1
      let digits = String(value)
      number.replaceSubrange(open...close, with: String(repeating: "0", count: max(0, width - digits.count)) + digits)
    }
    return number
  }
}
