import Domain

/// Values shared by the samples of the ledger, the hotline and supervision.
extension LinkPart {
  static func sampleInitiative(in text: Text) -> LinkPart { LinkPart(word: "职工医保个人账户“实转虚”", address: "/initiatives/jinan") }
}

extension LimitPart {
  /// A limit at the end of a day, with `left` working days to go, as the calendar would count them.
  static func sample(_ month: Int, _ day: Int, left: Int, isRow: Bool = false, in text: Text) -> LimitPart {
    text.sampleLimit(month, day, left: left, isRow: isRow)
  }
}

extension StatePart {
  /// A state of a ledger entry, by its shape.
  static func sample(_ shape: String, round: String = "1", in text: Text) -> StatePart {
    let (word, shape): (String, Shape) =
      switch shape {
      case "doing": (text.sample("办理中", "Being handled"), .doing)
      case "check": (text.sample("待核验", "To be checked"), .check)
      case "wait": (text.sample("待当事人", "Waiting for the person"), .wait)
      case "back": (text.sample("退回办理", "Sent back"), .back)
      case "done": (text.sample("已销号", "Signed off"), .done)
      default: (text.sample("已登记", "Registered"), .open)
      }
    return StatePart(word: word, shape: shape, extra: round == "1" ? "" : text.sample("第\(round)轮", "round \(round)"))
  }
}
