PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE schema_steps (name TEXT NOT NULL PRIMARY KEY) STRICT;
INSERT INTO schema_steps VALUES('first');
INSERT INTO schema_steps VALUES('figures');
INSERT INTO schema_steps VALUES('search');
INSERT INTO schema_steps VALUES('changes');
INSERT INTO schema_steps VALUES('reminders');
INSERT INTO schema_steps VALUES('merging');
CREATE TABLE agencies (
  id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, parent TEXT REFERENCES agencies(id), details TEXT NOT NULL
) STRICT;
CREATE TABLE people (
  id TEXT NOT NULL PRIMARY KEY, login TEXT CONSTRAINT people_login UNIQUE, name TEXT NOT NULL, agency TEXT REFERENCES agencies(id),
  mail TEXT, phone TEXT, password TEXT, is_administrator INTEGER NOT NULL DEFAULT 0, is_auditor INTEGER NOT NULL DEFAULT 0,
  is_active INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT people_flags CHECK (is_administrator IN (0, 1) AND is_auditor IN (0, 1) AND is_active IN (0, 1)),
  CONSTRAINT people_name CHECK (name <> '')
) STRICT;
INSERT INTO people VALUES('system',NULL,'系统',NULL,NULL,NULL,NULL,0,0,0);
INSERT INTO people VALUES('2nymgz5xfgrsj7bn81tbax1s','王明','王明',NULL,'wang@example.org',NULL,NULL,0,0,1);
INSERT INTO people VALUES('5bwsdzbpysm3p8qhkvtqxzk0','李静','李静',NULL,'li@example.org',NULL,NULL,0,0,1);
INSERT INTO people VALUES('7xtxtzh8d2gdtdvxtnv20r58','陈晨','陈晨',NULL,'li@example.org',NULL,NULL,0,0,1);
CREATE TABLE sessions (
  digest TEXT NOT NULL PRIMARY KEY, person TEXT NOT NULL REFERENCES people(id), kind TEXT NOT NULL, created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL, forgery_token TEXT NOT NULL, CONSTRAINT sessions_kind CHECK (kind IN ('browser', 'token', 'calendar', 'link'))
) STRICT;
INSERT INTO sessions VALUES('session-digest','5bwsdzbpysm3p8qhkvtqxzk0','browser',1574215200,1584215200,'csrf');
CREATE TABLE sign_ins (subject TEXT NOT NULL, at INTEGER NOT NULL, succeeded INTEGER NOT NULL) STRICT;
CREATE TABLE stand_ins (
  id TEXT NOT NULL PRIMARY KEY, person TEXT NOT NULL REFERENCES people(id), substitute TEXT NOT NULL REFERENCES people(id),
  first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, set_by TEXT NOT NULL REFERENCES people(id), set_at INTEGER NOT NULL,
  CONSTRAINT stand_ins_days CHECK (first_day <= last_day), CONSTRAINT stand_ins_self CHECK (person <> substitute)
) STRICT;
CREATE TABLE versions (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) STRICT;
INSERT INTO versions VALUES('directory',3);
CREATE TABLE items (
  seq INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, workflow_version INTEGER NOT NULL, number TEXT NOT NULL, title TEXT NOT NULL,
  state TEXT NOT NULL, is_done INTEGER NOT NULL, version INTEGER NOT NULL, children_version INTEGER NOT NULL DEFAULT 0,
  initiative TEXT REFERENCES items(id), parent TEXT REFERENCES items(id), lead TEXT, visible TEXT NOT NULL, assignee TEXT REFERENCES people(id),
  registrar TEXT NOT NULL REFERENCES people(id), registered_at INTEGER NOT NULL, closed_at INTEGER, start_day INTEGER,
  round INTEGER NOT NULL, sort_at INTEGER NOT NULL, late_at INTEGER, category TEXT, lot TEXT, caller TEXT, city_number TEXT,
  timer_at INTEGER, body TEXT NOT NULL,
  history_count INTEGER NOT NULL, history_head TEXT NOT NULL, batch TEXT, remind_at INTEGER, reminders TEXT,
  CONSTRAINT items_done CHECK (is_done IN (0, 1) AND (is_done = 1) = (closed_at IS NOT NULL)),
  CONSTRAINT items_versions CHECK (version > 0 AND round > 0 AND history_count >= version),
  CONSTRAINT items_visible CHECK (visible IN ('initiative', 'parties')),
  CONSTRAINT items_title CHECK (title <> '')
) STRICT;
INSERT INTO items VALUES(1,'initiative','initiative',2,'','试点','running',0,2,9,'initiative',NULL,NULL,'initiative',NULL,'system',1574215200,NULL,NULL,1,253402300799,NULL,NULL,NULL,NULL,NULL,NULL,'{"fields":{},"makers":{"+register":["system"],"start":["system"]},"assisting":[],"since":1574215200}',2,'72dd19840f34b3333cac407b9f49009061b3e3af75608028c93df9b4f8a47352',NULL,NULL,NULL);
INSERT INTO items VALUES(2,'akrjqzq1wfdqyq7s4fvektyk','leading-group',1,'','领导小组','established',0,1,0,'initiative',NULL,NULL,'initiative',NULL,'system',1574215200,NULL,NULL,1,253402300799,NULL,NULL,NULL,NULL,NULL,NULL,'{"fields":{},"makers":{"+register":["system"]},"assisting":[],"since":1574215200}',1,'996fb295f86b218521ff3fc591977ee0795d943a1d99be2828941df7a7b8058c',NULL,NULL,NULL);
INSERT INTO items VALUES(3,'fvmvsy2wvx5b4xq1pkr59nt2','working-group',1,'','财政金融组','established',0,1,0,'initiative',NULL,NULL,'initiative',NULL,'system',1574215200,NULL,NULL,1,253402300799,NULL,NULL,NULL,NULL,NULL,NULL,'{"fields":{},"makers":{"+register":["system"]},"assisting":[],"since":1574215200}',1,'bdbfceb2751b6d87038e2a48341a84b3c1baf0c4994d707a6918d14401e78ee0',NULL,NULL,NULL);
INSERT INTO items VALUES(4,'qnesrym18btrhdanjhs8jjqx','ledger-entry',1,'test-台账-0001','存折补登','handling',0,2,0,'initiative',NULL,'fvmvsy2wvx5b4xq1pkr59nt2','parties',NULL,'5bwsdzbpysm3p8qhkvtqxzk0',1574215200,NULL,NULL,1,1574870399,NULL,'lost-card',NULL,NULL,NULL,NULL,'{"fields":{"category":"lost-card"},"step":{"state":"handling","rule":["workingDays","5","next-day","none","midnight"],"start":1574215800,"limit":1574870399,"first":1574870399},"makers":{"+register":["5bwsdzbpysm3p8qhkvtqxzk0"],"assign":["2nymgz5xfgrsj7bn81tbax1s"]},"lead":"g:fvmvsy2wvx5b4xq1pkr59nt2","assisting":[],"since":1574215800}',2,'130ab8951515f85e099b1cdea3e02392b9ed86bb3618cc19161b62f366d86160',NULL,1575248400,'[{"key":"handling/1574870399/1/3/0","rule":"handling.3","to":["leading-leader","supervisor"],"due":1575248400,"colour":"red","repeats":["workingDays","2","next-day","none","midnight"]}]');
INSERT INTO items VALUES(5,'tbcynystrgp2kpphwbsk5k14','ledger-entry',1,'test-台账-0002','补卡后账户余额','waiting',0,3,0,'initiative',NULL,'fvmvsy2wvx5b4xq1pkr59nt2','parties',NULL,'5bwsdzbpysm3p8qhkvtqxzk0',1574215200,NULL,NULL,1,253402300799,NULL,'lost-card',NULL,NULL,NULL,NULL,'{"fields":{"category":"lost-card"},"step":{"state":"handling","rule":["workingDays","5","next-day","none","midnight"],"start":1574215800,"pauses":[[1574215800]],"limit":1574870399,"first":1574870399},"makers":{"assign":["2nymgz5xfgrsj7bn81tbax1s"],"wait":["5bwsdzbpysm3p8qhkvtqxzk0"],"+register":["5bwsdzbpysm3p8qhkvtqxzk0"]},"lead":"g:fvmvsy2wvx5b4xq1pkr59nt2","assisting":[],"since":1574215800}',3,'6ce1b1e12f5149a597b4c5f05bdb001dd87011ca1e438242531c4d3f695b0bc7',NULL,NULL,NULL);
INSERT INTO items VALUES(6,'wxak2yzw7xjcqvtx75sz8dvc','ledger-entry',1,'test-台账-0003','医保卡遗失','registered',0,1,0,'initiative',NULL,NULL,'parties',NULL,'5bwsdzbpysm3p8qhkvtqxzk0',1574215200,NULL,NULL,1,1574351999,NULL,'lost-card',NULL,NULL,NULL,NULL,'{"fields":{"category":"lost-card"},"step":{"state":"registered","rule":["workingDays","1","next-day","none","midnight"],"start":1574215200,"limit":1574351999,"first":1574351999},"makers":{"+register":["5bwsdzbpysm3p8qhkvtqxzk0"]},"assisting":[],"since":1574215200}',1,'caf49049ec66f8160e8b5d2f5a0e119f2b018ea37d69964e7a118ac2562c70dd',NULL,NULL,NULL);
INSERT INTO items VALUES(7,'zk8qzx5np6fpvx6sezybvecq','ledger-entry',1,'test-台账-0004','养老金未到账','registered',0,1,0,'initiative',NULL,NULL,'parties',NULL,'5bwsdzbpysm3p8qhkvtqxzk0',1574215200,NULL,NULL,1,1574351999,NULL,'lost-card',NULL,NULL,NULL,NULL,'{"fields":{"category":"lost-card"},"step":{"state":"registered","rule":["workingDays","1","next-day","none","midnight"],"start":1574215200,"limit":1574351999,"first":1574351999},"makers":{"+register":["5bwsdzbpysm3p8qhkvtqxzk0"]},"assisting":[],"since":1574215200}',1,'6bda4b5e8171a0764b94b88b33420760ec2a960cbff4e98de839a3ccc335dd82',NULL,NULL,NULL);
INSERT INTO items VALUES(8,'256cmxbf5fbgy6a4r9ype8yz','ledger-entry',1,'test-台账-0005','一次性告知','registered',0,1,0,'initiative',NULL,NULL,'parties',NULL,'5bwsdzbpysm3p8qhkvtqxzk0',1574215200,NULL,NULL,1,1574351999,NULL,'lost-card',NULL,NULL,NULL,NULL,'{"fields":{"category":"lost-card"},"step":{"state":"registered","rule":["workingDays","1","next-day","none","midnight"],"start":1574215200,"limit":1574351999,"first":1574351999},"makers":{"+register":["5bwsdzbpysm3p8qhkvtqxzk0"]},"assisting":[],"since":1574215200}',1,'3b0fb57caa746579ff86fd04cf5d7f7e6b730665ae698a88abef77e25c7910dc',NULL,NULL,NULL);
INSERT INTO items VALUES(9,'4v411x90nm7a0bp033yjh986','ledger-entry',1,'test-台账-0006','重复上门','registered',0,1,0,'initiative',NULL,NULL,'parties',NULL,'5bwsdzbpysm3p8qhkvtqxzk0',1574215200,NULL,NULL,1,1574351999,NULL,'lost-card',NULL,NULL,NULL,NULL,'{"fields":{"category":"lost-card"},"step":{"state":"registered","rule":["workingDays","1","next-day","none","midnight"],"start":1574215200,"limit":1574351999,"first":1574351999},"makers":{"+register":["5bwsdzbpysm3p8qhkvtqxzk0"]},"assisting":[],"since":1574215200}',1,'a1640b4f9730bf41d4854584b20dc0c40e6d1c890c2345ffd4cb58da5b2e8311',NULL,NULL,NULL);
INSERT INTO items VALUES(10,'7d25yxpt4h344ctcaxzd4b2e','ledger-entry',1,'test-台账-0007','甲批一','registered',0,1,0,'initiative',NULL,NULL,'parties',NULL,'system',1574215200,NULL,NULL,1,1574351999,NULL,'lost-card','甲批',NULL,NULL,NULL,'{"fields":{"category":"lost-card","batch":"甲批"},"step":{"state":"registered","rule":["workingDays","1","next-day","none","midnight"],"start":1574215200,"limit":1574351999,"first":1574351999},"makers":{"+register":["system"]},"assisting":[],"since":1574215200}',1,'c72c752d3b68d63c71ce62839ca31cae88273a89155ca8e3379d73e1b332ff11',NULL,NULL,NULL);
INSERT INTO items VALUES(11,'a30abxwkksry8p68nqzsq5ks','ledger-entry',1,'test-台账-0008','甲批二','registered',0,1,0,'initiative',NULL,NULL,'parties',NULL,'system',1574215200,NULL,NULL,1,1574351999,NULL,'lost-card','甲批',NULL,NULL,NULL,'{"fields":{"category":"lost-card","batch":"甲批"},"step":{"state":"registered","rule":["workingDays","1","next-day","none","midnight"],"start":1574215200,"limit":1574351999,"first":1574351999},"makers":{"+register":["system"]},"assisting":[],"since":1574215200}',1,'cd7c965df47bce0cde02ec5fb2b4131e8b18e5e5ea6b19c83315123af6831920',NULL,NULL,NULL);
INSERT INTO items VALUES(12,'cmyf0w2n22mrcv9mz1w5t651','ledger-entry',1,'test-台账-0009','甲批三','registered',0,1,0,'initiative',NULL,NULL,'parties',NULL,'system',1574215200,NULL,NULL,1,1574351999,NULL,'lost-card','甲批',NULL,NULL,NULL,'{"fields":{"batch":"甲批","category":"lost-card"},"step":{"state":"registered","rule":["workingDays","1","next-day","none","midnight"],"start":1574215200,"limit":1574351999,"first":1574351999},"makers":{"+register":["system"]},"assisting":[],"since":1574215200}',1,'32ce90926a39870222f7d7b32449890727fc5cd024e81bb037b6684bd103c54b',NULL,NULL,NULL);
INSERT INTO items VALUES(13,'faw3xw0ehbg1gwng6vw0d0q8','ledger-entry',1,'test-台账-0010','有键的','registered',0,1,0,'initiative',NULL,NULL,'parties',NULL,'5bwsdzbpysm3p8qhkvtqxzk0',1574215200,NULL,NULL,1,1574351999,NULL,'lost-card',NULL,NULL,NULL,NULL,'{"fields":{"category":"lost-card"},"step":{"state":"registered","rule":["workingDays","1","next-day","none","midnight"],"start":1574215200,"limit":1574351999,"first":1574351999},"makers":{"+register":["5bwsdzbpysm3p8qhkvtqxzk0"]},"assisting":[],"since":1574215200}',1,'6f783b6ae65079f12a5d499a11164a2cc72d504ec0ed45a737db6efb3cd4454d',NULL,NULL,NULL);
CREATE TABLE counters (initiative TEXT NOT NULL, kind TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (initiative, kind)) STRICT;
INSERT INTO counters VALUES('initiative','ledger-entry',10);
CREATE TABLE parties (
  item TEXT NOT NULL REFERENCES items(id), party TEXT NOT NULL, place INTEGER NOT NULL, kind TEXT NOT NULL,
  is_done INTEGER NOT NULL, sort_at INTEGER NOT NULL, PRIMARY KEY (item, party),
  CONSTRAINT parties_kind CHECK (kind IN ('group', 'agency', 'person', 'named'))
) STRICT;
INSERT INTO parties VALUES('qnesrym18btrhdanjhs8jjqx','fvmvsy2wvx5b4xq1pkr59nt2',0,'group',0,1574870399);
INSERT INTO parties VALUES('tbcynystrgp2kpphwbsk5k14','fvmvsy2wvx5b4xq1pkr59nt2',0,'group',0,253402300799);
CREATE TABLE links (
  from_item TEXT NOT NULL REFERENCES items(id), to_item TEXT NOT NULL REFERENCES items(id), kind TEXT NOT NULL,
  initiative TEXT, PRIMARY KEY (from_item, to_item, kind), CONSTRAINT links_kind CHECK (kind IN ('follows', 'started-by', 'merged-into')),
  CONSTRAINT links_self CHECK (from_item <> to_item)
) STRICT;
CREATE TABLE initiatives (
  id TEXT NOT NULL PRIMARY KEY REFERENCES items(id), key TEXT NOT NULL CONSTRAINT initiatives_key UNIQUE, roster_version INTEGER NOT NULL,
  details TEXT NOT NULL, details_version INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO initiatives VALUES('initiative','test',2,'{"recurrences":[],"notice":[],"title":"试点","rosterVersion":0,"questions":[],"issuers":[],"key":"test","lines":{},"plan":{"groups":[{"name":"领导小组","duties":"","posts":[{"person":"陈晨","post":"","role":"leader"}],"kind":"leading"},{"name":"财政金融组","parent":"领导小组","duties":"","posts":[{"role":"leader","post":"","person":"王明"},{"role":"member","post":"","person":"李静"}],"kind":"working"}],"items":[],"agencies":[],"people":[{"name":"王明","key":"王明","login":"王明","mail":"wang@example.org"},{"name":"李静","key":"李静","login":"李静","mail":"li@example.org"},{"name":"陈晨","key":"陈晨","login":"陈晨","mail":"li@example.org"}]},"id":"initiative"}',1);
CREATE TABLE recurrences (
  initiative TEXT NOT NULL REFERENCES initiatives(id), key TEXT NOT NULL, next_day INTEGER, opens_day INTEGER,
  PRIMARY KEY (initiative, key), CONSTRAINT recurrences_days CHECK ((next_day IS NULL) = (opens_day IS NULL))
) STRICT;
CREATE TABLE groups (
  id TEXT NOT NULL PRIMARY KEY REFERENCES items(id), initiative TEXT NOT NULL REFERENCES initiatives(id), name TEXT NOT NULL,
  kind TEXT NOT NULL, parent TEXT REFERENCES groups(id), duties TEXT NOT NULL, place INTEGER NOT NULL,
  CONSTRAINT groups_kind CHECK (kind IN ('leading', 'office', 'working')), CONSTRAINT groups_name UNIQUE (initiative, name)
) STRICT;
INSERT INTO "groups" VALUES('akrjqzq1wfdqyq7s4fvektyk','initiative','领导小组','leading',NULL,'',2);
INSERT INTO "groups" VALUES('fvmvsy2wvx5b4xq1pkr59nt2','initiative','财政金融组','working','akrjqzq1wfdqyq7s4fvektyk','',3);
CREATE TABLE memberships (
  id TEXT NOT NULL PRIMARY KEY, group_id TEXT NOT NULL REFERENCES groups(id), person TEXT REFERENCES people(id), role TEXT NOT NULL,
  post TEXT NOT NULL, first_day INTEGER NOT NULL, last_day INTEGER, place INTEGER NOT NULL,
  CONSTRAINT memberships_role CHECK (role IN ('leader','deputy','convener','liaison','member','vendor','responder','supervisor')),
  CONSTRAINT memberships_days CHECK (last_day IS NULL OR first_day <= last_day)
) STRICT;
INSERT INTO memberships VALUES('d5pqczwvcm9h0rb5fsvs6v8v','akrjqzq1wfdqyq7s4fvektyk','7xtxtzh8d2gdtdvxtnv20r58','leader','',18220,NULL,0);
INSERT INTO memberships VALUES('jdjgpy0pa61596vd0dr1wpca','fvmvsy2wvx5b4xq1pkr59nt2','2nymgz5xfgrsj7bn81tbax1s','leader','',18220,NULL,1);
INSERT INTO memberships VALUES('n3gn3yefs2yzd879b7rwfg5n','fvmvsy2wvx5b4xq1pkr59nt2','5bwsdzbpysm3p8qhkvtqxzk0','member','',18220,NULL,2);
CREATE TABLE history (
  seq INTEGER NOT NULL PRIMARY KEY, item TEXT NOT NULL REFERENCES items(id), initiative TEXT, count INTEGER NOT NULL, at INTEGER NOT NULL,
  person TEXT REFERENCES people(id), absent TEXT REFERENCES people(id), via TEXT NOT NULL, act TEXT NOT NULL, from_state TEXT,
  to_state TEXT NOT NULL, round INTEGER NOT NULL, limit_at INTEGER, late_by INTEGER, details TEXT, salt TEXT NOT NULL,
  digest TEXT NOT NULL, hash TEXT NOT NULL, CONSTRAINT history_count UNIQUE (item, count)
) STRICT;
INSERT INTO history VALUES(1,'initiative','initiative',1,1574215200,'system',NULL,'test','+register',NULL,'draft',1,NULL,NULL,'{"edits":{}}','5bwsdzbpysm3p8qh','2b6c2433185d9228c621f8a64276ab905e33be287091835b37037ffca99d7069','a21b80bdeac2132515289868467489742a0288f10323d5e66000ccc23520779d');
INSERT INTO history VALUES(2,'initiative','initiative',2,1574215200,'system',NULL,'test','start','draft','running',1,NULL,NULL,'{"edits":{}}','7xtxtzh8d2gdtdvx','19135ae9a92f8632d2adfaa9bf715bb49c0b920212f0598fd257cfb22f45827d','72dd19840f34b3333cac407b9f49009061b3e3af75608028c93df9b4f8a47352');
INSERT INTO history VALUES(3,'akrjqzq1wfdqyq7s4fvektyk','initiative',1,1574215200,'system',NULL,'test','+load',NULL,'established',1,NULL,NULL,'{"edits":{}}','akrjqzq1wfdqyq7s','1c0dbff680f3d92c0a36371e66f9e4f07612a69ac594cfcd6fdcc8b0bd063e4b','996fb295f86b218521ff3fc591977ee0795d943a1d99be2828941df7a7b8058c');
INSERT INTO history VALUES(4,'fvmvsy2wvx5b4xq1pkr59nt2','initiative',1,1574215200,'system',NULL,'test','+load',NULL,'established',1,NULL,NULL,'{"edits":{}}','d5pqczwvcm9h0rb5','0cb2a4921710bd32e69b14a9062913947a27e2fd4ed265cc1934ae437339f0c6','bdbfceb2751b6d87038e2a48341a84b3c1baf0c4994d707a6918d14401e78ee0');
INSERT INTO history VALUES(5,'qnesrym18btrhdanjhs8jjqx','initiative',1,1574215200,'5bwsdzbpysm3p8qhkvtqxzk0',NULL,'test','+register',NULL,'registered',1,NULL,NULL,'{"edits":{"category":{"after":"lost-card"}}}','fvmvsy2wvx5b4xq1','3614235bd1718c15668fae5d07aa79b2dc00c270d41cdf6f5775d2b579d01f7a','9883b9d6d495037fd7d43364436e0c24e93efb6acff6054e7125c8837bc68451');
INSERT INTO history VALUES(6,'tbcynystrgp2kpphwbsk5k14','initiative',1,1574215200,'5bwsdzbpysm3p8qhkvtqxzk0',NULL,'test','+register',NULL,'registered',1,NULL,NULL,'{"edits":{"category":{"after":"lost-card"}}}','jdjgpy0pa61596vd','307d67b5954be5f3979a3473be6cd5befd9ac7dc0a7ab3d1c4fed9a3d8825c0b','5be08275f7718e1df22183169bcd40be200e330e7e93992cad483a5b0306ee74');
INSERT INTO history VALUES(7,'wxak2yzw7xjcqvtx75sz8dvc','initiative',1,1574215200,'5bwsdzbpysm3p8qhkvtqxzk0',NULL,'test','+register',NULL,'registered',1,NULL,NULL,'{"edits":{"category":{"after":"lost-card"}}}','n3gn3yefs2yzd879','8dc11f07edbc86eefe4c14224e4afaec802b5e70ef8ff9344c87b7dbe3f44726','caf49049ec66f8160e8b5d2f5a0e119f2b018ea37d69964e7a118ac2562c70dd');
INSERT INTO history VALUES(8,'zk8qzx5np6fpvx6sezybvecq','initiative',1,1574215200,'5bwsdzbpysm3p8qhkvtqxzk0',NULL,'test','+register',NULL,'registered',1,NULL,NULL,'{"edits":{"category":{"after":"lost-card"}}}','qnesrym18btrhdan','ff657732bd4855287de31e94809e289e8b32c71e11e9ed5501187b168d50b30a','6bda4b5e8171a0764b94b88b33420760ec2a960cbff4e98de839a3ccc335dd82');
INSERT INTO history VALUES(9,'256cmxbf5fbgy6a4r9ype8yz','initiative',1,1574215200,'5bwsdzbpysm3p8qhkvtqxzk0',NULL,'test','+register',NULL,'registered',1,NULL,NULL,'{"edits":{"category":{"after":"lost-card"}}}','tbcynystrgp2kpph','6f8f06228e263c3b4dcb05bf590f5648602bec9cc509d471f1f493b1ba4c4428','3b0fb57caa746579ff86fd04cf5d7f7e6b730665ae698a88abef77e25c7910dc');
INSERT INTO history VALUES(10,'4v411x90nm7a0bp033yjh986','initiative',1,1574215200,'5bwsdzbpysm3p8qhkvtqxzk0',NULL,'test','+register',NULL,'registered',1,NULL,NULL,'{"edits":{"category":{"after":"lost-card"}}}','wxak2yzw7xjcqvtx','2d4126343f1049d0afe776136059518630dfd6b06d1ab45569760d5181b04652','a1640b4f9730bf41d4854584b20dc0c40e6d1c890c2345ffd4cb58da5b2e8311');
INSERT INTO history VALUES(11,'qnesrym18btrhdanjhs8jjqx','initiative',2,1574215800,'2nymgz5xfgrsj7bn81tbax1s',NULL,'test','assign','registered','handling',1,1574351999,NULL,'{"edits":{"lead":{"after":"财政金融组"}}}','zk8qzx5np6fpvx6s','a9b01145ed0b2b1fa8161def467aa8306d01dddfc495ec8260040353e4cf061e','130ab8951515f85e099b1cdea3e02392b9ed86bb3618cc19161b62f366d86160');
INSERT INTO history VALUES(12,'tbcynystrgp2kpphwbsk5k14','initiative',2,1574215800,'2nymgz5xfgrsj7bn81tbax1s',NULL,'test','assign','registered','handling',1,1574351999,NULL,'{"edits":{"lead":{"after":"财政金融组"}}}','256cmxbf5fbgy6a4','b504383b94469f05f88107107454e6ae3afc2a32c7e4d38cb30cc12196d1c884','cc6bd7d31abbfb7c265b670de52f34c2d1b755ae2559cbd31b48e946d65d4ff7');
INSERT INTO history VALUES(13,'tbcynystrgp2kpphwbsk5k14','initiative',3,1574215800,'5bwsdzbpysm3p8qhkvtqxzk0',NULL,'test','wait','handling','waiting',1,1574870399,NULL,'{"reason":"等本人","edits":{}}','4v411x90nm7a0bp0','f0d105d2993ec018038a494e34fbf3b45b276e6b145f73085aefdf0d2897aeb0','6ce1b1e12f5149a597b4c5f05bdb001dd87011ca1e438242531c4d3f695b0bc7');
INSERT INTO history VALUES(14,'7d25yxpt4h344ctcaxzd4b2e','initiative',1,1574215200,'system',NULL,'test','+register',NULL,'registered',1,NULL,NULL,'{"edits":{"batch":{"after":"甲批"},"category":{"after":"lost-card"}}}','a30abxwkksry8p68','adfdd40d4bd7920235bf9d4d417e5d39ed9881367f0198148a0534f21e6829b6','c72c752d3b68d63c71ce62839ca31cae88273a89155ca8e3379d73e1b332ff11');
INSERT INTO history VALUES(15,'a30abxwkksry8p68nqzsq5ks','initiative',1,1574215200,'system',NULL,'test','+register',NULL,'registered',1,NULL,NULL,'{"edits":{"batch":{"after":"甲批"},"category":{"after":"lost-card"}}}','cmyf0w2n22mrcv9m','6fe2d8f990c8923cf81aa8bba5c581deba4dbf74ee2f887f7bd174350c1c6906','cd7c965df47bce0cde02ec5fb2b4131e8b18e5e5ea6b19c83315123af6831920');
INSERT INTO history VALUES(16,'cmyf0w2n22mrcv9mz1w5t651','initiative',1,1574215200,'system',NULL,'test','+register',NULL,'registered',1,NULL,NULL,'{"edits":{"batch":{"after":"甲批"},"category":{"after":"lost-card"}}}','faw3xw0ehbg1gwng','7916e4a6d42ffed3c3398e4dae19d6a2ad7e288ae6a7f287010e5cb52cfa4702','32ce90926a39870222f7d7b32449890727fc5cd024e81bb037b6684bd103c54b');
INSERT INTO history VALUES(17,'faw3xw0ehbg1gwng6vw0d0q8','initiative',1,1574215200,'5bwsdzbpysm3p8qhkvtqxzk0',NULL,'test','+register',NULL,'registered',1,NULL,NULL,'{"edits":{"category":{"after":"lost-card"}}}','hwt8awe01mcbk1sw','570d3bd8b27762c27625dce2b42c579619d3de6cbbe498dd97b5dbb7b33ffad9','6f783b6ae65079f12a5d499a11164a2cc72d504ec0ed45a737db6efb3cd4454d');
CREATE TABLE checkpoints (
  id INTEGER NOT NULL PRIMARY KEY, at INTEGER NOT NULL, seq INTEGER NOT NULL, count INTEGER NOT NULL, root TEXT NOT NULL
) STRICT;
INSERT INTO checkpoints VALUES(1,1574215200,17,17,'d8b6253d1695c883a681cdf54812952608fe65f10631e215c90472c71c316d67');
CREATE TABLE messages (
  item TEXT NOT NULL REFERENCES items(id), key TEXT NOT NULL, rule TEXT NOT NULL, roles TEXT NOT NULL, person TEXT,
  excepted TEXT, due_at INTEGER NOT NULL, colour TEXT, repeats TEXT, state TEXT NOT NULL,
  PRIMARY KEY (item, key), CONSTRAINT messages_state CHECK (state IN ('pending', 'skipped', 'folded'))
) STRICT, WITHOUT ROWID;
INSERT INTO messages VALUES('256cmxbf5fbgy6a4r9ype8yz','256cmxbf5fbgy6a4r9ype8yz/registered/1574351999/1/0/0','registered.0','leader,office',NULL,NULL,1574384400,NULL,NULL,'folded');
INSERT INTO messages VALUES('4v411x90nm7a0bp033yjh986','4v411x90nm7a0bp033yjh986/registered/1574351999/1/0/0','registered.0','leader,office',NULL,NULL,1574384400,NULL,NULL,'folded');
INSERT INTO messages VALUES('7d25yxpt4h344ctcaxzd4b2e','7d25yxpt4h344ctcaxzd4b2e/registered/1574351999/1/0/0','registered.0','leader,office',NULL,NULL,1574384400,NULL,NULL,'folded');
INSERT INTO messages VALUES('a30abxwkksry8p68nqzsq5ks','a30abxwkksry8p68nqzsq5ks/registered/1574351999/1/0/0','registered.0','leader,office',NULL,NULL,1574384400,NULL,NULL,'folded');
INSERT INTO messages VALUES('cmyf0w2n22mrcv9mz1w5t651','cmyf0w2n22mrcv9mz1w5t651/registered/1574351999/1/0/0','registered.0','leader,office',NULL,NULL,1574384400,NULL,NULL,'folded');
INSERT INTO messages VALUES('faw3xw0ehbg1gwng6vw0d0q8','faw3xw0ehbg1gwng6vw0d0q8/registered/1574351999/1/0/0','registered.0','leader,office',NULL,NULL,1574384400,NULL,NULL,'folded');
INSERT INTO messages VALUES('qnesrym18btrhdanjhs8jjqx','qnesrym18btrhdanjhs8jjqx/assign/v2','assign','party',NULL,'2nymgz5xfgrsj7bn81tbax1s',1574215800,NULL,NULL,'folded');
INSERT INTO messages VALUES('qnesrym18btrhdanjhs8jjqx','qnesrym18btrhdanjhs8jjqx/handling/1574870399/1/1/0','handling.1','party',NULL,NULL,1574730000,NULL,NULL,'folded');
INSERT INTO messages VALUES('qnesrym18btrhdanjhs8jjqx','qnesrym18btrhdanjhs8jjqx/handling/1574870399/1/2/0','handling.2','party,leader',NULL,NULL,1574902800,'yellow',NULL,'folded');
INSERT INTO messages VALUES('tbcynystrgp2kpphwbsk5k14','tbcynystrgp2kpphwbsk5k14/assign/v2','assign','party',NULL,'2nymgz5xfgrsj7bn81tbax1s',1574215800,NULL,NULL,'folded');
INSERT INTO messages VALUES('wxak2yzw7xjcqvtx75sz8dvc','wxak2yzw7xjcqvtx75sz8dvc/registered/1574351999/1/0/0','registered.0','leader,office',NULL,NULL,1574384400,NULL,NULL,'folded');
INSERT INTO messages VALUES('zk8qzx5np6fpvx6sezybvecq','zk8qzx5np6fpvx6sezybvecq/registered/1574351999/1/0/0','registered.0','leader,office',NULL,NULL,1574384400,NULL,NULL,'folded');
CREATE TABLE mails (
  id TEXT NOT NULL PRIMARY KEY, person TEXT NOT NULL REFERENCES people(id), address TEXT, lines TEXT NOT NULL, state TEXT NOT NULL,
  due_at INTEGER NOT NULL, attempts INTEGER NOT NULL, lease_until INTEGER, made_at INTEGER NOT NULL, sent_at INTEGER, error TEXT,
  CONSTRAINT mails_state CHECK (state IN ('pending', 'sending', 'sent', 'failed', 'unaddressed'))
) STRICT;
INSERT INTO mails VALUES('mjrd7wksgx9nqb5rvfx733tv','2nymgz5xfgrsj7bn81tbax1s','wang@example.org','[{"workflowVersion":1,"title":"医保卡遗失","limit":1574351999,"item":"wxak2yzw7xjcqvtx75sz8dvc","number":"test-台账-0003","initiative":"试点","state":"registered","rule":"registered.0","kind":"ledger-entry"},{"workflowVersion":1,"title":"养老金未到账","limit":1574351999,"item":"zk8qzx5np6fpvx6sezybvecq","number":"test-台账-0004","initiative":"试点","state":"registered","rule":"registered.0","kind":"ledger-entry"},{"workflowVersion":1,"title":"一次性告知","limit":1574351999,"item":"256cmxbf5fbgy6a4r9ype8yz","number":"test-台账-0005","initiative":"试点","state":"registered","rule":"registered.0","kind":"ledger-entry"},{"workflowVersion":1,"title":"重复上门","limit":1574351999,"item":"4v411x90nm7a0bp033yjh986","number":"test-台账-0006","initiative":"试点","state":"registered","rule":"registered.0","kind":"ledger-entry"},{"workflowVersion":1,"title":"甲批一","limit":1574351999,"item":"7d25yxpt4h344ctcaxzd4b2e","number":"test-台账-0007","initiative":"试点","state":"registered","rule":"registered.0","kind":"ledger-entry"},{"workflowVersion":1,"title":"甲批二","limit":1574351999,"item":"a30abxwkksry8p68nqzsq5ks","number":"test-台账-0008","initiative":"试点","state":"registered","rule":"registered.0","kind":"ledger-entry"},{"workflowVersion":1,"title":"甲批三","limit":1574351999,"item":"cmyf0w2n22mrcv9mz1w5t651","number":"test-台账-0009","initiative":"试点","state":"registered","rule":"registered.0","kind":"ledger-entry"},{"workflowVersion":1,"title":"有键的","limit":1574351999,"item":"faw3xw0ehbg1gwng6vw0d0q8","number":"test-台账-0010","initiative":"试点","state":"registered","rule":"registered.0","kind":"ledger-entry"},{"workflowVersion":1,"title":"存折补登","limit":1574870399,"item":"qnesrym18btrhdanjhs8jjqx","number":"test-台账-0001","initiative":"试点","state":"handling","rule":"handling.1","kind":"ledger-entry"},{"workflowVersion":1,"title":"存折补登","limit":1574870399,"item":"qnesrym18btrhdanjhs8jjqx","number":"test-台账-0001","initiative":"试点","state":"handling","rule":"handling.2","colour":"yellow","kind":"ledger-entry"}]','pending',1574906400,0,NULL,1574906400,NULL,NULL);
INSERT INTO mails VALUES('q4p1wwhkz65fvc942sx3qwc2','5bwsdzbpysm3p8qhkvtqxzk0','li@example.org','[{"initiative":"试点","title":"存折补登","workflowVersion":1,"limit":1574870399,"item":"qnesrym18btrhdanjhs8jjqx","number":"test-台账-0001","rule":"handling.1","kind":"ledger-entry","state":"handling"},{"initiative":"试点","title":"存折补登","colour":"yellow","workflowVersion":1,"limit":1574870399,"item":"qnesrym18btrhdanjhs8jjqx","number":"test-台账-0001","rule":"handling.2","kind":"ledger-entry","state":"handling"},{"initiative":"试点","title":"存折补登","workflowVersion":1,"limit":1574870399,"item":"qnesrym18btrhdanjhs8jjqx","number":"test-台账-0001","rule":"assign","kind":"ledger-entry","state":"handling"},{"initiative":"试点","title":"补卡后账户余额","workflowVersion":1,"item":"tbcynystrgp2kpphwbsk5k14","number":"test-台账-0002","rule":"assign","kind":"ledger-entry","state":"waiting"}]','pending',1574906400,0,NULL,1574906400,NULL,NULL);
INSERT INTO mails VALUES('stm69wzme319zhn0dkxzry6a','7xtxtzh8d2gdtdvxtnv20r58','li@example.org','[{"title":"医保卡遗失","initiative":"试点","item":"wxak2yzw7xjcqvtx75sz8dvc","workflowVersion":1,"rule":"registered.0","state":"registered","kind":"ledger-entry","number":"test-台账-0003","limit":1574351999},{"title":"养老金未到账","initiative":"试点","item":"zk8qzx5np6fpvx6sezybvecq","workflowVersion":1,"rule":"registered.0","state":"registered","kind":"ledger-entry","number":"test-台账-0004","limit":1574351999},{"title":"一次性告知","initiative":"试点","item":"256cmxbf5fbgy6a4r9ype8yz","workflowVersion":1,"rule":"registered.0","state":"registered","kind":"ledger-entry","number":"test-台账-0005","limit":1574351999},{"title":"重复上门","initiative":"试点","item":"4v411x90nm7a0bp033yjh986","workflowVersion":1,"rule":"registered.0","state":"registered","kind":"ledger-entry","number":"test-台账-0006","limit":1574351999},{"title":"甲批一","initiative":"试点","item":"7d25yxpt4h344ctcaxzd4b2e","workflowVersion":1,"rule":"registered.0","state":"registered","kind":"ledger-entry","number":"test-台账-0007","limit":1574351999},{"title":"甲批二","initiative":"试点","item":"a30abxwkksry8p68nqzsq5ks","workflowVersion":1,"rule":"registered.0","state":"registered","kind":"ledger-entry","number":"test-台账-0008","limit":1574351999},{"title":"甲批三","initiative":"试点","item":"cmyf0w2n22mrcv9mz1w5t651","workflowVersion":1,"rule":"registered.0","state":"registered","kind":"ledger-entry","number":"test-台账-0009","limit":1574351999},{"title":"有键的","initiative":"试点","item":"faw3xw0ehbg1gwng6vw0d0q8","workflowVersion":1,"rule":"registered.0","state":"registered","kind":"ledger-entry","number":"test-台账-0010","limit":1574351999},{"title":"存折补登","initiative":"试点","item":"qnesrym18btrhdanjhs8jjqx","workflowVersion":1,"rule":"handling.2","colour":"yellow","state":"handling","kind":"ledger-entry","number":"test-台账-0001","limit":1574870399}]','pending',1574906400,0,NULL,1574906400,NULL,NULL);
CREATE TABLE mail_items (
  mail TEXT NOT NULL REFERENCES mails(id), item TEXT NOT NULL REFERENCES items(id), PRIMARY KEY (item, mail)
) STRICT;
INSERT INTO mail_items VALUES('mjrd7wksgx9nqb5rvfx733tv','cmyf0w2n22mrcv9mz1w5t651');
INSERT INTO mail_items VALUES('mjrd7wksgx9nqb5rvfx733tv','zk8qzx5np6fpvx6sezybvecq');
INSERT INTO mail_items VALUES('mjrd7wksgx9nqb5rvfx733tv','4v411x90nm7a0bp033yjh986');
INSERT INTO mail_items VALUES('mjrd7wksgx9nqb5rvfx733tv','7d25yxpt4h344ctcaxzd4b2e');
INSERT INTO mail_items VALUES('mjrd7wksgx9nqb5rvfx733tv','qnesrym18btrhdanjhs8jjqx');
INSERT INTO mail_items VALUES('mjrd7wksgx9nqb5rvfx733tv','wxak2yzw7xjcqvtx75sz8dvc');
INSERT INTO mail_items VALUES('mjrd7wksgx9nqb5rvfx733tv','a30abxwkksry8p68nqzsq5ks');
INSERT INTO mail_items VALUES('mjrd7wksgx9nqb5rvfx733tv','faw3xw0ehbg1gwng6vw0d0q8');
INSERT INTO mail_items VALUES('mjrd7wksgx9nqb5rvfx733tv','256cmxbf5fbgy6a4r9ype8yz');
INSERT INTO mail_items VALUES('q4p1wwhkz65fvc942sx3qwc2','qnesrym18btrhdanjhs8jjqx');
INSERT INTO mail_items VALUES('q4p1wwhkz65fvc942sx3qwc2','tbcynystrgp2kpphwbsk5k14');
INSERT INTO mail_items VALUES('stm69wzme319zhn0dkxzry6a','cmyf0w2n22mrcv9mz1w5t651');
INSERT INTO mail_items VALUES('stm69wzme319zhn0dkxzry6a','zk8qzx5np6fpvx6sezybvecq');
INSERT INTO mail_items VALUES('stm69wzme319zhn0dkxzry6a','4v411x90nm7a0bp033yjh986');
INSERT INTO mail_items VALUES('stm69wzme319zhn0dkxzry6a','7d25yxpt4h344ctcaxzd4b2e');
INSERT INTO mail_items VALUES('stm69wzme319zhn0dkxzry6a','qnesrym18btrhdanjhs8jjqx');
INSERT INTO mail_items VALUES('stm69wzme319zhn0dkxzry6a','wxak2yzw7xjcqvtx75sz8dvc');
INSERT INTO mail_items VALUES('stm69wzme319zhn0dkxzry6a','a30abxwkksry8p68nqzsq5ks');
INSERT INTO mail_items VALUES('stm69wzme319zhn0dkxzry6a','faw3xw0ehbg1gwng6vw0d0q8');
INSERT INTO mail_items VALUES('stm69wzme319zhn0dkxzry6a','256cmxbf5fbgy6a4r9ype8yz');
CREATE TABLE answer_links (
  digest TEXT NOT NULL PRIMARY KEY, item TEXT NOT NULL REFERENCES items(id), party TEXT NOT NULL,
  given_by TEXT NOT NULL REFERENCES people(id), given_at INTEGER NOT NULL
) STRICT;
CREATE TABLE workflows (kind TEXT NOT NULL, version INTEGER NOT NULL, shape TEXT NOT NULL, definition TEXT NOT NULL,
  PRIMARY KEY (kind, version)) STRICT;
INSERT INTO workflows VALUES('leading-group',1,replace('active false false false\nadjusting false false false\ndissolved true false false\nestablished false true false\nactivate established > active\nadjust active > adjusting\nconfirm adjusting > active\ndissolve active established > dissolved','\n',char(10)),'{"registration":{"by":["office","leading-leader"],"guards":[],"takesParties":false,"under":[],"needs":[]},"reminders":[],"numbering":"","kind":"leading-group","fields":[],"version":1,"name":{"en":"Leading group","zh":"领导小组"},"visibility":"initiative","moves":[{"to":"active","carries":[],"starts":[],"needs":[],"by":["leading-leader","office"],"guards":[],"name":"activate","countsRound":false,"notBy":[],"title":{"zh":"开始运行","en":"Activate"},"addsUp":false,"asks":[],"from":["established"],"tell":[]},{"to":"adjusting","carries":[],"starts":[],"needs":[{"reason":{}}],"by":["leading-leader","office"],"guards":[],"name":"adjust","countsRound":false,"notBy":[],"title":{"zh":"调整","en":"Adjust"},"addsUp":false,"asks":[],"from":["active"],"tell":[]},{"to":"active","carries":[],"starts":[],"needs":[],"by":["leading-leader","office"],"guards":[],"name":"confirm","countsRound":false,"notBy":[],"title":{"zh":"调整完成","en":"Confirm"},"addsUp":false,"asks":[],"from":["adjusting"],"tell":[]},{"to":"dissolved","carries":[],"starts":[],"needs":[{"reason":{}}],"by":["leading-leader"],"guards":[],"name":"dissolve","countsRound":false,"notBy":[],"title":{"zh":"撤销","en":"Dissolve"},"addsUp":false,"asks":[],"from":["established","active"],"tell":[]}],"states":[{"isDone":false,"isLocked":false,"isInitial":true,"shape":"open","name":{"en":"Established","zh":"已成立"},"isPaused":false,"id":"established","isVoid":false},{"isDone":false,"isLocked":false,"isInitial":false,"shape":"doing","name":{"en":"Active","zh":"运行中"},"isPaused":false,"id":"active","isVoid":false},{"isDone":false,"isLocked":false,"isInitial":false,"shape":"back","name":{"en":"Being adjusted","zh":"调整中"},"isPaused":false,"id":"adjusting","isVoid":false},{"isDone":true,"isLocked":false,"isInitial":false,"shape":"done","name":{"en":"Dissolved","zh":"已撤销"},"isPaused":false,"id":"dissolved","isVoid":false}]}');
INSERT INTO workflows VALUES('ledger-entry',1,replace('checking false false false\nclosed true false false\nhandling false false false\nregistered false true false\nwaiting false false true\nassign registered > handling\nreopen closed > handling\nresume waiting > handling\nreturn checking > handling\nsign-off checking > closed\nsubmit handling > checking\nto-faq closed > closed\nwait handling > waiting','\n',char(10)),'{"registration":{"by":["office","leader","convener","member","liaison","responder","vendor"],"guards":[],"takesParties":false,"under":[],"needs":[]},"reminders":[{"state":"registered","moment":{"late":{"_0":{"roll":"none","span":{"count":{"_0":1,"_1":"workingDays"}},"until":"midnight","from":"next-day"}}},"to":["leader","office"]},{"state":"handling","moment":{"before":{"_0":{"span":{"count":{"_1":"workingDays","_0":1}},"roll":"none","from":"next-day","until":"midnight"}}},"to":["party"]},{"state":"handling","moment":{"late":{"_0":{"span":{"count":{"_0":1,"_1":"workingDays"}},"until":"midnight","roll":"none","from":"next-day"}}},"to":["party","leader"],"colour":"yellow"},{"state":"handling","every":{"roll":"none","until":"midnight","span":{"count":{"_1":"workingDays","_0":2}},"from":"next-day"},"moment":{"late":{"_0":{"until":"midnight","span":{"count":{"_0":3,"_1":"workingDays"}},"from":"next-day","roll":"none"}}},"to":["leading-leader","supervisor"],"colour":"red"},{"state":"checking","moment":{"before":{"_0":{"roll":"none","span":{"count":{"_1":"workingDays","_0":1}},"until":"midnight","from":"next-day"}}},"to":["leader"]},{"state":"checking","moment":{"late":{"_0":{"roll":"none","until":"midnight","span":{"count":{"_1":"workingDays","_0":1}},"from":"next-day"}}},"to":["leader","leading-leader"],"colour":"yellow"}],"numbering":"{initiative}-台账-{0000}","kind":"ledger-entry","fields":[{"options":[{"id":"lost-card","name":{"zh":"挂失补卡","en":"Lost card"}},{"id":"replaced-card","name":{"zh":"新老社保卡更换","en":"Replaced card"}},{"id":"other","name":{"en":"Other","zh":"其他"}}],"isMasked":false,"isColumn":true,"sum":[],"kind":"choice","takesMany":false,"id":"category","isRequired":true,"name":{"zh":"类别","en":"Category"},"weights":[],"writers":[],"aliases":[]},{"options":[],"isMasked":false,"isColumn":false,"sum":[],"kind":"text","takesMany":false,"id":"batch","isRequired":false,"name":{"zh":"批次","en":"Batch"},"weights":[],"writers":[],"aliases":[]},{"options":[],"isMasked":true,"isColumn":false,"sum":[],"kind":"text","takesMany":false,"id":"holder","isRequired":false,"name":{"zh":"当事人","en":"Person concerned"},"weights":[],"writers":[],"aliases":[]},{"options":[],"isMasked":true,"isColumn":false,"sum":[],"kind":"identity-card","takesMany":false,"id":"identity","isRequired":false,"name":{"zh":"身份证号","en":"Identity number"},"weights":[],"writers":[],"aliases":[]},{"options":[],"isMasked":false,"isColumn":true,"sum":[],"kind":"text","takesMany":false,"id":"bank","isRequired":false,"name":{"zh":"承办银行","en":"Bank"},"weights":[],"writers":[],"aliases":[]},{"options":[],"isMasked":false,"isColumn":true,"sum":[],"kind":"money","takesMany":false,"id":"amount","isRequired":false,"name":{"zh":"金额（元）","en":"Amount (yuan)"},"weights":[],"writers":[],"aliases":[]},{"options":[],"isMasked":false,"isColumn":false,"sum":[],"kind":"paragraph","takesMany":false,"id":"problem","isRequired":false,"name":{"zh":"问题","en":"Problem"},"weights":[],"writers":[],"aliases":[]},{"options":[],"isMasked":false,"isColumn":false,"sum":[],"kind":"paragraph","takesMany":false,"id":"resolution","isRequired":false,"name":{"zh":"办理结果","en":"Resolution"},"weights":[],"writers":[],"aliases":[]},{"options":[],"isMasked":false,"isColumn":false,"sum":[],"kind":"file","takesMany":true,"id":"evidence","isRequired":false,"name":{"zh":"佐证材料","en":"Evidence"},"weights":[],"writers":[],"aliases":[]}],"version":1,"name":{"en":"Ledger entry","zh":"问题台账条目"},"visibility":"parties","moves":[{"name":"assign","by":["leader","convener","office"],"from":["registered"],"notBy":[],"addsUp":false,"countsRound":false,"tell":["party"],"guards":[],"carries":[],"needs":[{"lead":{}}],"starts":[],"asks":[{"assisting":{}},{"assignee":{}}],"to":"handling","title":{"en":"Assign","zh":"交办"}},{"starts":[],"name":"wait","notBy":[],"title":{"en":"Wait","zh":"待补正"},"carries":[],"asks":[],"from":["handling"],"countsRound":false,"tell":[],"guards":[],"needs":[{"reason":{}}],"to":"waiting","by":["party"],"addsUp":false},{"starts":[],"name":"resume","notBy":[],"title":{"en":"Resume","zh":"恢复"},"carries":[],"asks":[],"from":["waiting"],"countsRound":false,"tell":[],"guards":[],"needs":[],"to":"handling","by":["party"],"addsUp":false},{"notBy":[],"title":{"en":"Submit","zh":"提请销号"},"by":["party"],"carries":[],"tell":["leader"],"starts":[],"asks":[],"countsRound":false,"name":"submit","to":"checking","addsUp":false,"guards":[],"needs":[{"field":{"_0":"resolution"}},{"field":{"_0":"evidence"}}],"from":["handling"]},{"asks":[],"starts":[],"to":"handling","guards":[],"name":"return","title":{"en":"Return","zh":"退回"},"tell":["party"],"countsRound":true,"by":["leader"],"notBy":["submit"],"carries":[],"addsUp":false,"needs":[{"reason":{}}],"from":["checking"]},{"guards":[],"addsUp":false,"starts":[],"tell":[],"countsRound":false,"from":["checking"],"by":["leader"],"needs":[],"name":"sign-off","carries":[],"notBy":["submit"],"to":"closed","asks":[{"reason":{}}],"title":{"en":"Sign off","zh":"销号"}},{"title":{"en":"Reopen","zh":"重开"},"from":["closed"],"name":"reopen","asks":[],"by":["leader","supervisor"],"tell":["party"],"carries":[],"addsUp":false,"notBy":[],"starts":[],"countsRound":true,"guards":[],"needs":[{"reason":{}}],"to":"handling"},{"title":{"en":"Add to the answers","zh":"列为常用答复"},"from":["closed"],"name":"to-faq","asks":[],"by":["party","leader","office"],"tell":[],"carries":[],"addsUp":false,"notBy":[],"starts":[{"assisting":[],"kind":"faq-answer","states":[],"title":"{title}","fields":{"answer":"{resolution}"}}],"countsRound":false,"guards":[],"needs":[{"field":{"_0":"resolution"}}],"to":"closed"}],"states":[{"isDone":false,"isLocked":false,"isInitial":true,"shape":"open","isPaused":false,"id":"registered","name":{"en":"Registered","zh":"已登记"},"limit":{"from":"next-day","span":{"count":{"_1":"workingDays","_0":1}},"roll":"none","until":"midnight"},"isVoid":false},{"isDone":false,"isLocked":false,"isInitial":false,"shape":"doing","isPaused":false,"id":"handling","name":{"en":"Being handled","zh":"办理中"},"limit":{"from":"next-day","span":{"count":{"_1":"workingDays","_0":5}},"roll":"none","until":"midnight"},"isVoid":false},{"isDone":false,"isLocked":false,"isInitial":false,"shape":"wait","isPaused":true,"id":"waiting","name":{"en":"Waiting for the person","zh":"待当事人"},"isVoid":false},{"isDone":false,"isLocked":false,"isInitial":false,"shape":"check","isPaused":false,"id":"checking","name":{"en":"To be checked","zh":"待核验"},"limit":{"from":"next-day","span":{"count":{"_1":"workingDays","_0":2}},"roll":"none","until":"midnight"},"isVoid":false},{"isDone":true,"isLocked":false,"isInitial":false,"shape":"done","isPaused":false,"id":"closed","name":{"en":"Signed off","zh":"已销号"},"isVoid":false}]}');
INSERT INTO workflows VALUES('working-group',1,replace('active false false false\nadjusting false false false\ndissolved true false false\nestablished false true false\nactivate established > active\nadjust active > adjusting\nconfirm adjusting > active\ndissolve active established > dissolved','\n',char(10)),'{"states":[{"isInitial":true,"isPaused":false,"name":{"zh":"已成立","en":"Established"},"shape":"open","isLocked":false,"isVoid":false,"id":"established","isDone":false},{"isInitial":false,"isPaused":false,"name":{"zh":"运行中","en":"Active"},"shape":"doing","isLocked":false,"isVoid":false,"id":"active","isDone":false},{"isInitial":false,"isPaused":false,"name":{"zh":"调整中","en":"Being adjusted"},"shape":"back","isLocked":false,"isVoid":false,"id":"adjusting","isDone":false},{"isInitial":false,"isPaused":false,"name":{"zh":"已撤销","en":"Dissolved"},"shape":"done","isLocked":false,"isVoid":false,"id":"dissolved","isDone":true}],"moves":[{"needs":[],"tell":[],"from":["established"],"carries":[],"to":"active","name":"activate","title":{"zh":"开始运行","en":"Activate"},"countsRound":false,"asks":[],"notBy":[],"addsUp":false,"by":["leading-leader","office"],"guards":[],"starts":[]},{"needs":[{"reason":{}}],"tell":[],"from":["active"],"carries":[],"to":"adjusting","name":"adjust","title":{"zh":"调整","en":"Adjust"},"countsRound":false,"asks":[],"notBy":[],"addsUp":false,"by":["leading-leader","office"],"guards":[],"starts":[]},{"needs":[],"tell":[],"from":["adjusting"],"carries":[],"to":"active","name":"confirm","title":{"zh":"调整完成","en":"Confirm"},"countsRound":false,"asks":[],"notBy":[],"addsUp":false,"by":["leading-leader","office"],"guards":[],"starts":[]},{"needs":[{"reason":{}}],"tell":[],"from":["established","active"],"carries":[],"to":"dissolved","name":"dissolve","title":{"zh":"撤销","en":"Dissolve"},"countsRound":false,"asks":[],"notBy":[],"addsUp":false,"by":["leading-leader","office"],"guards":[],"starts":[]}],"name":{"zh":"工作组","en":"Working group"},"registration":{"under":[],"takesParties":false,"by":["office","leading-leader"],"guards":[],"needs":[]},"reminders":[],"numbering":"","fields":[],"version":1,"kind":"working-group","visibility":"initiative"}');
INSERT INTO workflows VALUES('initiative',2,replace('archived true false false\nclosed true false false\ndiscarded true false false\ndraft false true false\nrunning false false false\narchive closed > archived\nclose running > closed\ndiscard draft > discarded\nreopen closed > running\nstart draft > running','\n',char(10)),'{"states":[{"isPaused":false,"isInitial":true,"isLocked":false,"isVoid":false,"name":{"zh":"草稿","en":"Draft"},"isDone":false,"shape":"open","id":"draft"},{"isPaused":false,"isInitial":false,"isLocked":false,"isVoid":false,"name":{"zh":"进行中","en":"Running"},"isDone":false,"shape":"doing","id":"running"},{"isPaused":false,"isInitial":false,"isLocked":false,"isVoid":false,"name":{"zh":"已结束","en":"Closed"},"isDone":true,"shape":"done","id":"closed"},{"isInitial":false,"isPaused":false,"isLocked":false,"isVoid":false,"name":{"en":"Archived","zh":"已归档"},"isDone":true,"shape":"done","id":"archived"},{"isInitial":false,"isPaused":false,"isLocked":false,"isVoid":true,"name":{"en":"Discarded","zh":"已废弃"},"isDone":true,"shape":"done","id":"discarded"}],"name":{"zh":"专项工作","en":"Initiative"},"visibility":"initiative","kind":"initiative","numbering":"","moves":[{"needs":[],"tell":[],"from":["draft"],"carries":[],"to":"running","name":"start","title":{"en":"Start","zh":"启动"},"countsRound":false,"notBy":[],"asks":[],"addsUp":false,"by":["registrar"],"guards":[],"starts":[]},{"needs":[],"tell":[],"from":["draft"],"carries":[],"to":"discarded","name":"discard","title":{"en":"Discard","zh":"废弃草稿"},"countsRound":false,"notBy":[],"asks":[],"addsUp":false,"by":["registrar"],"guards":[],"starts":[]},{"needs":[],"tell":[],"from":["running"],"carries":[],"to":"closed","name":"close","title":{"en":"Close","zh":"结束"},"countsRound":false,"notBy":[],"asks":[{"field":{"_0":"carried"}},{"reason":{}}],"addsUp":false,"by":["leading-leader"],"guards":[{"nothingOpen":{"but":"carried"}}],"starts":[]},{"needs":[{"reason":{}}],"tell":[],"from":["closed"],"carries":[],"to":"running","name":"reopen","title":{"en":"Reopen","zh":"重开"},"countsRound":false,"notBy":[],"asks":[],"addsUp":false,"by":["leading-leader"],"guards":[],"starts":[]},{"needs":[],"tell":[],"from":["closed"],"carries":[],"to":"archived","name":"archive","title":{"en":"Archive","zh":"归档"},"countsRound":false,"notBy":[],"asks":[],"addsUp":false,"by":["leading-leader","office"],"guards":[],"starts":[]}],"registration":{"under":[],"takesParties":false,"by":["office"],"guards":[],"needs":[]},"reminders":[],"version":2,"fields":[{"options":[],"sum":[],"weights":[],"name":{"zh":"结转事项","en":"Carried over"},"kind":"words","id":"carried","aliases":[],"isRequired":false,"writers":[],"isMasked":false,"takesMany":false,"isColumn":false}]}');
CREATE TABLE answers (
  person TEXT NOT NULL REFERENCES people(id), path TEXT NOT NULL, key TEXT NOT NULL, digest TEXT NOT NULL, status INTEGER NOT NULL,
  location TEXT, body TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (person, path, key)
) STRICT;
INSERT INTO answers VALUES('5bwsdzbpysm3p8qhkvtqxzk0','POST /items','k','d',201,'/items/x','{}',1574215200);
CREATE TABLE uploads (
  id TEXT NOT NULL PRIMARY KEY, sha256 TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL,
  person TEXT NOT NULL REFERENCES people(id), at INTEGER NOT NULL
) STRICT;
INSERT INTO uploads VALUES('upload','976dfb627c57792f889d5941852ad32ce35712519d4448cc534b6b0fb9b88e58','回执.txt','text/plain',6,'5bwsdzbpysm3p8qhkvtqxzk0',1574215200);
CREATE TABLE upload_items (
  upload TEXT NOT NULL REFERENCES uploads(id), item TEXT NOT NULL REFERENCES items(id), PRIMARY KEY (upload, item)
) STRICT;
CREATE TABLE upload_pieces (
  sha256 TEXT NOT NULL, place INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (sha256, place)
) STRICT;
INSERT INTO upload_pieces VALUES('976dfb627c57792f889d5941852ad32ce35712519d4448cc534b6b0fb9b88e58',0,X'e59b9ee689a7');
CREATE TABLE tallies (
  initiative TEXT NOT NULL, field TEXT NOT NULL, kind TEXT NOT NULL, option TEXT NOT NULL, sight TEXT NOT NULL, is_done INTEGER NOT NULL,
  is_part INTEGER NOT NULL, was_late INTEGER NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (initiative, field, kind, option, sight, is_done, is_part, was_late)
) STRICT, WITHOUT ROWID;
INSERT INTO tallies VALUES('initiative','batch','initiative','','initiative',0,0,0,1);
INSERT INTO tallies VALUES('initiative','batch','leading-group','','initiative',0,0,0,1);
INSERT INTO tallies VALUES('initiative','batch','ledger-entry','','parties',0,0,0,2);
INSERT INTO tallies VALUES('initiative','batch','ledger-entry','','unassigned',0,0,0,5);
INSERT INTO tallies VALUES('initiative','batch','ledger-entry','甲批','unassigned',0,0,0,3);
INSERT INTO tallies VALUES('initiative','batch','working-group','','initiative',0,0,0,1);
INSERT INTO tallies VALUES('initiative','category','initiative','','initiative',0,0,0,1);
INSERT INTO tallies VALUES('initiative','category','leading-group','','initiative',0,0,0,1);
INSERT INTO tallies VALUES('initiative','category','ledger-entry','lost-card','parties',0,0,0,2);
INSERT INTO tallies VALUES('initiative','category','ledger-entry','lost-card','unassigned',0,0,0,8);
INSERT INTO tallies VALUES('initiative','category','working-group','','initiative',0,0,0,1);
INSERT INTO tallies VALUES('initiative','state','initiative','running','initiative',0,0,0,1);
INSERT INTO tallies VALUES('initiative','state','leading-group','established','initiative',0,0,0,1);
INSERT INTO tallies VALUES('initiative','state','ledger-entry','handling','parties',0,0,0,1);
INSERT INTO tallies VALUES('initiative','state','ledger-entry','registered','unassigned',0,0,0,8);
INSERT INTO tallies VALUES('initiative','state','ledger-entry','waiting','parties',0,0,0,1);
INSERT INTO tallies VALUES('initiative','state','working-group','established','initiative',0,0,0,1);
CREATE TABLE dues (
  initiative TEXT NOT NULL, field TEXT NOT NULL, span INTEGER NOT NULL, day INTEGER NOT NULL, kind TEXT NOT NULL, option TEXT NOT NULL,
  sight TEXT NOT NULL, is_part INTEGER NOT NULL, was_late INTEGER NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (initiative, field, span, day, kind, option, sight, is_part, was_late)
) STRICT, WITHOUT ROWID;
INSERT INTO dues VALUES('initiative','batch',1,18221,'ledger-entry','','unassigned',0,0,5);
INSERT INTO dues VALUES('initiative','batch',1,18221,'ledger-entry','甲批','unassigned',0,0,3);
INSERT INTO dues VALUES('initiative','batch',1,18227,'ledger-entry','','parties',0,0,1);
INSERT INTO dues VALUES('initiative','batch',32,569,'ledger-entry','','parties',0,0,1);
INSERT INTO dues VALUES('initiative','batch',32,569,'ledger-entry','','unassigned',0,0,5);
INSERT INTO dues VALUES('initiative','batch',32,569,'ledger-entry','甲批','unassigned',0,0,3);
INSERT INTO dues VALUES('initiative','category',1,18221,'ledger-entry','lost-card','unassigned',0,0,8);
INSERT INTO dues VALUES('initiative','category',1,18227,'ledger-entry','lost-card','parties',0,0,1);
INSERT INTO dues VALUES('initiative','category',32,569,'ledger-entry','lost-card','parties',0,0,1);
INSERT INTO dues VALUES('initiative','category',32,569,'ledger-entry','lost-card','unassigned',0,0,8);
INSERT INTO dues VALUES('initiative','state',1,18221,'ledger-entry','registered','unassigned',0,0,8);
INSERT INTO dues VALUES('initiative','state',1,18227,'ledger-entry','handling','parties',0,0,1);
INSERT INTO dues VALUES('initiative','state',32,569,'ledger-entry','handling','parties',0,0,1);
INSERT INTO dues VALUES('initiative','state',32,569,'ledger-entry','registered','unassigned',0,0,8);
CREATE TABLE flows (
  initiative TEXT NOT NULL, field TEXT NOT NULL, kind TEXT NOT NULL, day INTEGER NOT NULL, option TEXT NOT NULL, sight TEXT NOT NULL,
  registered INTEGER NOT NULL, closed INTEGER NOT NULL, PRIMARY KEY (initiative, field, kind, day, option, sight)
) STRICT, WITHOUT ROWID;
INSERT INTO flows VALUES('initiative','all','initiative',18220,'','initiative',1,0);
INSERT INTO flows VALUES('initiative','all','leading-group',18220,'','initiative',1,0);
INSERT INTO flows VALUES('initiative','all','ledger-entry',18220,'','parties',2,0);
INSERT INTO flows VALUES('initiative','all','ledger-entry',18220,'','unassigned',8,0);
INSERT INTO flows VALUES('initiative','all','working-group',18220,'','initiative',1,0);
INSERT INTO flows VALUES('initiative','batch','initiative',18220,'','initiative',1,0);
INSERT INTO flows VALUES('initiative','batch','leading-group',18220,'','initiative',1,0);
INSERT INTO flows VALUES('initiative','batch','ledger-entry',18220,'','parties',2,0);
INSERT INTO flows VALUES('initiative','batch','ledger-entry',18220,'','unassigned',5,0);
INSERT INTO flows VALUES('initiative','batch','ledger-entry',18220,'甲批','unassigned',3,0);
INSERT INTO flows VALUES('initiative','batch','working-group',18220,'','initiative',1,0);
INSERT INTO flows VALUES('initiative','category','initiative',18220,'','initiative',1,0);
INSERT INTO flows VALUES('initiative','category','leading-group',18220,'','initiative',1,0);
INSERT INTO flows VALUES('initiative','category','ledger-entry',18220,'lost-card','parties',2,0);
INSERT INTO flows VALUES('initiative','category','ledger-entry',18220,'lost-card','unassigned',8,0);
INSERT INTO flows VALUES('initiative','category','working-group',18220,'','initiative',1,0);
CREATE TABLE keys (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT;
INSERT INTO keys VALUES('search','157d487cbd7c31991d754074b5743991056d586cad6c21890d655064a5642981');
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','search','search',0,'CREATE VIRTUAL TABLE search USING fts5(tokens, content = '''', detail = none, columnsize = 0, tokenize = ''ascii'')');
CREATE TABLE IF NOT EXISTS 'search_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO search_data VALUES(1,X'0d814b');
INSERT INTO search_data VALUES(10,X'00000001010b0b000b0101010201010301010401010501010601010701010801010901010a01010b0101');
INSERT INTO search_data VALUES(137438953473,X'000001090a303030303030303030670101010108346d7630716f33320305047530653102010d35653831346e707473676f323403020c68346b626668687335683936010101010d617265677035637464616e68360101010108647331313274383203010866306e306f76643102020c3875706f6f63307168366e36010101020c6a6930723131656c36396c3402010868653431756a693103010d6a633430756b3069646166733601010d6c70717261723739706c6f713703010d7032676a693934686a31706b340102073573306174353201020c3635327364746e6e75756d3602010d7164383839636a343739706236010101010873766d3063386332020108763970303469363203040e0b071011120b0b110f0b1010100a0f120b');
INSERT INTO search_data VALUES(274877906945,X'000000cb0a3030303030303030306704010d34696863706e38366965386e34040106353330303837040306323167396831040108363933313076393104010d617265677035637464616e683604010d663875706f6f63307168366e36040106673130303033040106683130303033040307366f30333030380401066a33303061360401066b333030363704020866756939373030380401086f6b6f30676c643104010d71356a6c306e6b70636f743234040108726a74306136343204020c75356c33626a34676636653704040c1009090b101009090a09090b0b100b');
INSERT INTO search_data VALUES(412316860417,X'000000eb0a3030303030303030306705010831726b306136343205010d34696863706e38366965386e3405010635333030383705010836393331307639310505047330613105010d617265677035637464616e683605010865306c30326d393105010d663875706f6f63307168366e36050106673130303033050106693130303033050307366f30333030380501066a33303061360501066b333030363705020866756939373030380501086e686f306369363205010870716a306533683105010d71356a6c306e6b70636f74323405010d7275356c33626a34676636653705010874343631696c373105040c0b10090b07100b1009090a09090b0b0b1010');
INSERT INTO search_data VALUES(549755813889,X'000000d80a3030303030303030306706010831726b307174373106010d34696863706e38366965386e34060106353330303837060108363933313076393106010d617265677035637464616e683606010d663875706f6f63307168366e3606010667313030303306010868396d30653538320601066a3130303033060307366f303330303806020533303061360601066b333030363706020866756939373030380601086e323431326d393106010d71356a6c306e6b70636f74323406010d7275356c33626a34676636653706010874756a306d6a393106040c0b10090b1010090b090a08090b0b1010');
INSERT INTO search_data VALUES(687194767361,X'000000dc0a30303030303030303067070108313030316d6e383107010d34696863706e38366965386e340701063533303038370701083639333130333931070603763931070108617070303274383207020c7265677035637464616e683607010d663875706f6f63307168366e36070106673130303033070207686b306b696a3107010868653431323030320701066a33303061360701066b3130303033070307366f30333030380702053330303637070208667569393730303807010d71356a6c306e6b70636f74323407010d7275356c33626a34676636653707040c0b10090b060b0f10090a0b09090a080b10');
INSERT INTO search_data VALUES(824633720833,X'000000d70a30303030303030303067080108317071303030373108010d34696863706e38366965386e340801063533303038370802077674306b346131080108363933313076393108010837316f3032696c3108010861326c306532673108020c7265677035637464616e683608010d663875706f6f63307168366e360801066731303030330801066a33303061360801066b333030363708020866756939373030380801066c3130303033080307366f303330303808010d71356a6c306e6b70636f74323408010d7275356c33626a34676636653708040c0b10090a0b0b0b0f100909090b090a10');
INSERT INTO search_data VALUES(962072674305,X'000000cd0a3030303030303030306709010d34696863706e38366965386e340901063533303038370901083639333130763931090108386635316b30373109010861676a307167633109020c7265677035637464616e683609010864386d307173383209010d663875706f6f63307168366e360901066731303030330901066a33303061360901066b333030363709020866756939373030380901066d3130303033090307366f303330303809010d71356a6c306e6b70636f74323409010d7275356c33626a34676636653709040c10090b0b0b0f0b100909090b090a10');
INSERT INTO search_data VALUES(1099511627777,X'000000250e30663875706f6f63307168366e360400010d76726666306c62343362723834040411');
INSERT INTO search_data VALUES(1236950581249,X'000000250e30663875706f6f63307168366e360500010d76726666306c62343362723834050411');
INSERT INTO search_data VALUES(1374389534721,X'000001160a303030303030303030670a01010207676a30693768310a010d34696863706e38366965386e340a010101063533303038370a0101020c68346b6266686873356839360a0101010836393331307639310a0101010839676a30693768310c010d617265677035637464616e68360a01010108636b6a30693768310b010d663875706f6f63307168366e360a010101066731303030330a010101066a33303061360a010101066b33303036370a0101020866756939373030380a010101066e31303030330a0307366f30333030380a01066f31303030330b0307366f30333030380b01067031303030330c0307366f30333030380c02076a6f30346a71310a0101010d71356a6c306e6b70636f7432340a0101040e0a120b110d0b120b120b0b0b0d090a090a090a0c');
INSERT INTO search_data VALUES(1511828488193,X'000000c80a303030303030303030670d010d34696863706e38366965386e340d02076b7430736961320d01063533303038370d010836393331307639310d010d617265677035637464616e68360d01086539353169676a310d010d663875706f6f63307168366e360d01066731303030330d050232330d020835366f30333030380d01066831303030330d01066a33303061360d01066b33303036370d020866756939373030380d010d71356a6c306e6b70636f7432340d010d7275356c33626a3467663665370d040c100a090b100b1009050b0909090b10');
CREATE TABLE IF NOT EXISTS 'search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO search_idx VALUES(1,X'',2);
INSERT INTO search_idx VALUES(2,X'',2);
INSERT INTO search_idx VALUES(3,X'',2);
INSERT INTO search_idx VALUES(4,X'',2);
INSERT INTO search_idx VALUES(5,X'',2);
INSERT INTO search_idx VALUES(6,X'',2);
INSERT INTO search_idx VALUES(7,X'',2);
INSERT INTO search_idx VALUES(8,X'',2);
INSERT INTO search_idx VALUES(9,X'',2);
INSERT INTO search_idx VALUES(10,X'',2);
INSERT INTO search_idx VALUES(11,X'',2);
CREATE TABLE IF NOT EXISTS 'search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO search_config VALUES('usermerge',2);
INSERT INTO search_config VALUES('version',4);
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','search_rows','search_rows',0,'CREATE VIRTUAL TABLE search_rows USING fts5vocab(''search'', ''instance'')');
CREATE TABLE changes (initiative TEXT NOT NULL PRIMARY KEY REFERENCES items(id), seq INTEGER NOT NULL) STRICT;
INSERT INTO changes VALUES('initiative',12);
CREATE UNIQUE INDEX agencies_name ON agencies(name);
CREATE INDEX sign_ins_subject ON sign_ins(subject, at);
CREATE INDEX stand_ins_substitute ON stand_ins(substitute);
CREATE UNIQUE INDEX items_number ON items(initiative, kind, number) WHERE number <> '';
CREATE INDEX items_list ON items(initiative, kind, state, sort_at, id);
CREATE INDEX items_category ON items(initiative, kind, category, state, sort_at, id) WHERE category IS NOT NULL;
CREATE INDEX items_open ON items(initiative, sort_at, id) WHERE is_done = 0;
CREATE INDEX items_done ON items(initiative, sort_at, id) WHERE is_done = 1;
CREATE INDEX items_late ON items(initiative, sort_at, id) WHERE late_at IS NOT NULL;
CREATE INDEX items_leaderless ON items(initiative, visible, is_done, sort_at, id) WHERE lead IS NULL;
CREATE INDEX items_assignee ON items(assignee, is_done, sort_at, id) WHERE assignee IS NOT NULL;
CREATE INDEX items_handed_in ON items(registrar, sort_at, id) WHERE is_done = 0;
CREATE INDEX items_lot ON items(initiative, lot) WHERE lot IS NOT NULL;
CREATE INDEX items_caller ON items(initiative, caller, registered_at) WHERE caller IS NOT NULL;
CREATE INDEX items_city ON items(initiative, city_number) WHERE city_number IS NOT NULL;
CREATE INDEX items_ticket ON items(initiative, registered_at, id) WHERE kind = 'hotline-ticket';
CREATE INDEX items_timer ON items(timer_at) WHERE timer_at IS NOT NULL;
CREATE INDEX items_freeze ON items(initiative) WHERE kind = 'freeze' AND is_done = 0;
CREATE INDEX items_parent ON items(parent, registered_at, number, id) WHERE parent IS NOT NULL;
CREATE INDEX items_registrar ON items(registrar);
CREATE INDEX items_batch ON items(batch) WHERE batch IS NOT NULL;
CREATE INDEX parties_party ON parties(party, is_done, sort_at, item);
CREATE UNIQUE INDEX parties_place ON parties(item, place);
CREATE INDEX links_to ON links(to_item);
CREATE INDEX links_follows ON links(initiative) WHERE kind = 'follows';
CREATE INDEX recurrences_open ON recurrences(opens_day) WHERE opens_day IS NOT NULL;
CREATE INDEX memberships_group ON memberships(group_id);
CREATE INDEX memberships_person ON memberships(person);
CREATE INDEX history_day ON history(at);
CREATE INDEX history_initiative ON history(initiative, seq);
CREATE INDEX messages_due ON messages(due_at) WHERE state = 'pending';
CREATE INDEX mails_due ON mails(due_at) WHERE state IN ('pending', 'sending');
CREATE INDEX mails_made ON mails(made_at);
CREATE INDEX history_limit ON history(initiative, limit_at, item, from_state, late_by, at) WHERE limit_at IS NOT NULL;
CREATE UNIQUE INDEX changes_seq ON changes(seq);
CREATE INDEX items_remind ON items(remind_at) WHERE remind_at IS NOT NULL;
PRAGMA writable_schema=OFF;
COMMIT;
