extension Day {
  /// Dates as a clerk types them beside ISO ones: `2019/11/20`, `2019.11.20`, `2019年11月20日`, one-digit months too.
  package init?(clerk text: String) {
    let numbers = text.split(whereSeparator: { "/.-年月日".contains($0) }).map { Digits.value($0, atMost: 4) }
    guard numbers.count == 3, let year = numbers[0], let month = numbers[1], let day = numbers[2], year > 999,
      text.allSatisfy({ $0.isNumber || "/.-年月日".contains($0) })
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

extension FormReader {
  /// A whole number of 1/`scale`: `2,318.40` with scale 100 is 231840.
  func number(_ input: Input, scale: Int64, cause: Fault.Cause) throws(Found) -> Int64 {
    var text: String
    switch input {
    case .number(let number):
      let scaled = (number * Double(scale)).rounded()
      guard number.isFinite, abs(scaled) < 1e15, abs(scaled - number * Double(scale)) < 1e-4 else { throw Found(cause: cause) }
      return Int64(scaled)
    case .text(let raw): text = raw.trimmed
    default: throw Found(cause: cause)
    }
    let isNegative = text.hasPrefix("-")
    if isNegative { text.removeFirst() }
    if scale > 1 {
      if text.hasPrefix("¥") || text.hasPrefix("￥") { text = text.dropFirst().trimmed }
      if text.hasSuffix("元") { text = text.dropLast().trimmed }
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Self.ungrouped(parts[0]).flatMap({ Digits.value($0, atMost: 12) }) else {
      throw Found(cause: cause)
    }
    var fraction: Int64 = 0
    if parts.count == 2 {
      let width = String(scale).utf8.count - 1
      guard width > 0, Digits.value(parts[1], atMost: width) != nil else { throw Found(cause: cause) }
      fraction = Int64(parts[1] + String(repeating: "0", count: width - parts[1].utf8.count)) ?? 0
    }
    let value = Int64(whole) * scale + fraction
    return isNegative ? -value : value
  }

  /// `1,234,567` as `1234567`; nil if a comma is not followed by three digits, since it may mean something else.
  private static func ungrouped(_ digits: Substring) -> String? {
    let groups = digits.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "," || $0 == "，" })
    guard groups.count == 1 || ((1...3).contains(groups[0].utf8.count) && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }) else {
      return nil
    }
    return groups.joined()
  }

  /// 18 characters, the last a digit or X, or 15 digits of the old card; the form only, since a clerk must be able
  /// to register the wrong number that is the very problem.
  func identityCard(_ input: Input) throws(Found) -> String {
    guard case .text(let raw) = input else { throw Found(cause: .notIdentityCard) }
    let text = raw.trimmed.uppercased()
    let digits = text.utf8.prefix(text.utf8.count == 18 ? 17 : 15)
    guard text.utf8.count == 18 || text.utf8.count == 15, digits.allSatisfy({ (48...57).contains($0) }),
      text.utf8.last.map({ (48...57).contains($0) || $0 == UInt8(ascii: "X") }) == true
    else { throw Found(cause: .notIdentityCard) }
    return text
  }

  func phone(_ input: Input) throws(Found) -> String {
    guard case .text(let raw) = input else { throw Found(cause: .notPhone) }
    let text = raw.trimmed
    let digits = text.filter { $0.isASCII && $0.isNumber }
    guard (3...15).contains(digits.count), text.allSatisfy({ $0.isASCII && ($0.isNumber || "+-() ".contains($0)) }) else {
      throw Found(cause: .notPhone)
    }
    return (text.hasPrefix("+") ? "+" : "") + digits
  }

  /// Parties by id or by name. "各工作组" is every open working group today, written down; "everyone" is refused.
  func parties(_ input: Input, single: Bool) throws(Found) -> [Party] {
    let keys: [String]
    switch input {
    case .text(let text):
      keys = single ? [text.trimmed] : text.split(whereSeparator: { "、，,;；\n".contains($0) }).map { $0.trimmed }
    case .list(let list): keys = list.map { $0.trimmed }
    default: throw Found(cause: .notAParty)
    }
    if single, keys.count > 1 { throw Found(cause: .onlyOne) }
    var parties: [Party] = []
    for key in keys where !key.isEmpty {
      if ["全体", "所有人", "everyone", "all"].contains(key) { throw Found(cause: .everyone) }
      if !single, key == "各工作组" {
        parties += roster.eachWorkingGroup.map { .group($0.id) }
        continue
      }
      guard let party = roster.party(key) ?? roster.party(named: key), roster.takes(party) else { throw Found(cause: .notAParty) }
      parties.append(party)
    }
    guard Set(parties).count == parties.count else { throw Found(cause: .twice) }
    return parties
  }
}

extension Roster {
  /// The working groups that do the work: open, and without groups of their own below them.
  package var eachWorkingGroup: [Group] {
    groups.filter { group in group.kind == .working && group.isOpen && !groups.contains { $0.parent == group.id } }
  }

  /// Nothing new is given to a group that was dissolved.
  fileprivate func takes(_ party: Party) -> Bool {
    if case .group(let id) = party { group(id)?.isOpen ?? false } else { true }
  }

  /// A party by the name that people use for it; nil where nobody or more than one is called so.
  package func party(named name: String) -> Party? {
    let groups = groups.filter { $0.name == name }
    if groups.count == 1 { return .group(groups[0].id) }
    let agencies = agencies.values.filter { $0.name == name || $0.aliases.contains(name) }
    if groups.isEmpty, agencies.count == 1 { return .agency(agencies[0].id) }
    let people = people.values.filter { $0.name == name || $0.login == name || self.isShown($0, as: name) }
    return groups.isEmpty && agencies.isEmpty && people.count == 1 ? .person(people[0].id) : nil
  }
}
