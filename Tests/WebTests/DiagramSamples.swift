@testable import Web

/// Diagrams of shipped workflows.
enum DiagramSamples {
  static let task = draw(
    "issued:待签收 declined:退回改派 accepted:未开始 doing:办理中 checking:待审核 done!:已办结 cancelled!:已撤销", at: "checking", been: "issued accepted doing",
    "issued>accepted:签收:11月20日 王明 issued>declined:退回 declined>issued:改派 issued>issued:改派 accepted>doing:开始:11月20日 王明 doing>checking:报送:11月21日 李静，第2轮 doing>checking:份额办齐 checking>doing:退回::1次 checking>done:办结 done>doing:重开 doing>doing:延期 issued>cancelled:撤销 declined>cancelled:撤销 accepted>cancelled:撤销 doing>cancelled:撤销"
  )

  static let ticket = draw(
    "registered:已登记 dispatched:待签收 handling:办理中 answered:待审核 calling:待回访 closed!:已办结 declined!:不予受理", at: "handling",
    been: "registered dispatched",
    "registered>closed:当场答复并办结 registered>dispatched:转承办组:11月16日 陈晨 registered>declined:不予受理 dispatched>handling:签收:11月17日 王明 dispatched>registered:退单 handling>answered:答复 answered>calling:审核通过 answered>handling:重办 calling>handling:重办 calling>closed:回访 closed>handling:重开"
  )

  static let entry = draw(
    "registered:已登记 handling:办理中 waiting:待当事人 checking:待核验 closed!:已销号", at: "checking", been: "registered handling",
    "registered>handling:交办:11月18日 王明 handling>waiting:待补正 waiting>handling:恢复 handling>checking:提请销号:11月21日 李静，第2轮 checking>handling:退回::1次 checking>closed:销号 closed>handling:重开"
  )

  static let group = draw(
    "established:已成立 active:运行中 adjusting:调整中 dissolved!:已撤销", at: "active", been: "established",
    "established>active:开始运行:11月20日 陈晨 active>adjusting:调整 adjusting>active:调整完成 active>dissolved:撤销 established>dissolved:撤销")

  static let english = DiagramPart(
    states: [
      .init(id: "r", word: "Registered", nodeState: .visited), .init(id: "h", word: "Being handled", nodeState: .visited),
      .init(id: "w", word: "Waiting for the person"), .init(id: "c", word: "To be checked", nodeState: .current),
      .init(id: "d", word: "Signed off", isDone: true),
    ],
    steps: [
      .init(from: "r", to: "h", word: "Assign", isTaken: true, by: "18 Nov 王明"), .init(from: "h", to: "w", word: "Wait"),
      .init(from: "w", to: "h", word: "Resume"), .init(from: "h", to: "c", word: "Submit", isTaken: true, by: "21 Nov 李静, round 2"),
      .init(from: "c", to: "h", word: "Return", isTaken: true, often: "1 time"), .init(from: "c", to: "d", word: "Sign off"),
      .init(from: "d", to: "h", word: "Reopen"),
    ], in: .en)

  static let all = ["task": task, "ticket": ticket, "entry": entry, "group": group, "english": english]

  /// `id[!]:word …` and `from>to:word[:by[:often]] …`; a step with text after its name was taken.
  private static func draw(_ states: String, at here: String, been: String, _ steps: String) -> DiagramPart {
    let been = been.split(separator: " ")
    let list = states.split(separator: " ").map { state in
      let parts = state.split(separator: ":").map(String.init)
      let id = parts[0].filter { $0 != "!" }
      return DiagramPart.State(
        id: id, word: parts[1], nodeState: id == here ? .current : been.contains { $0 == id } ? .visited : .ahead,
        isDone: parts[0].hasSuffix("!"))
    }
    var drawn: [DiagramPart.Step] = []
    for step in steps.split(separator: " ") {
      guard step.contains(">") else {
        drawn[drawn.count - 1].by += " " + step
        continue
      }
      let parts = step.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      let ends = parts[0].split(separator: ">").map(String.init)
      drawn.append(
        .init(
          from: ends[0], to: ends[1], word: parts[1], isTaken: parts.count > 2, by: parts.count > 2 ? parts[2] : "",
          often: parts.count > 3 ? parts[3] : ""))
    }
    return DiagramPart(states: list, steps: drawn, in: .zh)
  }
}
