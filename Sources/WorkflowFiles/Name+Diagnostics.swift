import Domain

/// The sentences of all diagnostics, in both languages.
extension Name {
  static func notYAML(_ detail: String) -> Name { Name(zh: "不是有效的YAML：\(detail)", en: "not valid YAML: \(detail)") }
  static let empty = Name(zh: "文件是空的", en: "the file is empty")
  static let tooLarge = Name(zh: "文件超过1 MB或内容过多", en: "the file is over 1 MB or holds too much")
  static func unknownKey(_ key: String, near: String?) -> Name {
    Name(
      zh: "不认识“\(key)”" + (near.map { "，是不是“\($0)”？" } ?? ""),
      en: "“\(key)” is not known here" + (near.map { ", was “\($0)” meant?" } ?? ""))
  }
  static func missingKey(_ key: String) -> Name { Name(zh: "缺少“\(key)”", en: "“\(key)” is missing") }
  static func wants(_ zh: String, _ en: String) -> Name { Name(zh: "这里应当是\(zh)", en: "this should be \(en)") }
  static func notOneOf(_ value: String, _ known: [String]) -> Name {
    Name(zh: "“\(value)”不在可用的词里：\(known.joined(separator: "、"))", en: "“\(value)” is not one of \(known.joined(separator: ", "))")
  }
  static func notALimit(_ value: String) -> Name {
    Name(zh: "“\(value)”不是期限，要写成“3 working days”", en: "“\(value)” is not a limit such as “3 working days”")
  }
  static func notADate(_ value: String) -> Name { Name(zh: "“\(value)”不是日期", en: "“\(value)” is not a date") }
  static func nameMissing(_ what: String, _ language: String) -> Name {
    Name(zh: "“\(what)”没有\(language == "zh" ? "中文" : "英文")名称", en: "“\(what)” has no name in \(language)")
  }
  static func initialStates(_ count: Int) -> Name {
    Name(zh: "应当正好有一个初始状态，现有\(count)个", en: "there must be exactly one initial state, there are \(count)")
  }
  static let noDoneState = Name(zh: "没有办结状态", en: "no state is done")
  static func unreachable(_ state: String) -> Name { Name(zh: "状态“\(state)”到不了", en: "state “\(state)” cannot be reached") }
  static func deadEnd(_ state: String) -> Name {
    Name(zh: "从状态“\(state)”到不了任何办结状态", en: "from state “\(state)” no done state can be reached")
  }
  static func pausedDeadEnd(_ state: String) -> Name { Name(zh: "暂停状态“\(state)”没有出路", en: "paused state “\(state)” has no way out") }
  static func unknownState(_ state: String) -> Name { Name(zh: "没有状态“\(state)”", en: "there is no state “\(state)”") }
  static func unknownField(_ field: String) -> Name { Name(zh: "没有字段“\(field)”", en: "there is no field “\(field)”") }
  static func unknownMove(_ move: String) -> Name { Name(zh: "没有动作“\(move)”", en: "there is no move “\(move)”") }
  static func unknownKind(_ kind: String) -> Name { Name(zh: "没有种类“\(kind)”", en: "there is no kind “\(kind)”") }
  static func reservedField(_ field: String) -> Name { Name(zh: "“\(field)”是保留的字段名", en: "“\(field)” is a reserved field name") }
  static func notBefore(_ check: String, _ made: String) -> Name {
    Name(zh: "“\(check)”之前不一定有过“\(made)”，not-by没有意义", en: "“\(made)” need not have come before “\(check)”, so not-by says nothing")
  }
  static func twice(_ move: String, _ state: String) -> Name {
    Name(zh: "状态“\(state)”有两个动作都叫“\(move)”", en: "two moves are called “\(move)” in state “\(state)”")
  }
  static func nobody(_ move: String) -> Name {
    Name(zh: "动作“\(move)”没有人能做，也不是合并动作", en: "nobody may make move “\(move)”, and no join makes it")
  }
  static func notAnID(_ id: String) -> Name {
    Name(zh: "“\(id)”要以字母开头，只用字母、数字和“-”", en: "“\(id)” must begin with a letter and hold only letters, digits and “-”")
  }
  static func notAChoice(_ field: String) -> Name { Name(zh: "字段“\(field)”不是选项", en: "field “\(field)” is not a choice") }
  static func wrongField(_ field: String, _ kinds: [String]) -> Name {
    Name(zh: "字段“\(field)”的类型应当是\(kinds.joined(separator: "或"))", en: "field “\(field)” must be of type \(kinds.joined(separator: " or "))")
  }
  static func startLacks(_ kind: String, _ field: String) -> Name {
    Name(zh: "启动的“\(kind)”缺少必填字段“\(field)”", en: "the “\(kind)” it starts lacks the required field “\(field)”")
  }
  static func notAShare(_ figure: String) -> Name {
    Name(zh: "“\(figure)”是个数，不能加权；可加权的是比率", en: "“\(figure)” is a count and takes no weight; shares do")
  }
  static func timerLoop(_ move: String) -> Name {
    Name(zh: "定时动作“\(move)”会无休止地循环", en: "the clock would make move “\(move)” round and round")
  }
  static func usesNothing(_ move: String, _ state: String) -> Name {
    Name(
      zh: "动作“\(move)”要从状态“\(state)”到另一状态，用过的不能再用", en: "move “\(move)” must lead from state “\(state)” to another, or it is never used up")
  }
  static let notInDays = Name(zh: "延期的限度按天数写", en: "bounds of extensions count in days")
  static let notASpan = Name(zh: "提醒要写时长，不能写日期", en: "a reminder wants a length of time, not a date")
  static let notDaily = Name(zh: "every要按天数写", en: "“every” counts in days")
  static func unknownReference(_ what: String) -> Name { Name(zh: "文件里没有“\(what)”", en: "“\(what)” is not in this file") }
  static func duplicate(_ what: String) -> Name { Name(zh: "“\(what)”重复了", en: "“\(what)” is there twice") }
}
