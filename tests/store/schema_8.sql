BEGIN TRANSACTION;
CREATE TABLE about (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "about" VALUES('schema','8');
CREATE TABLE actors (
	entity_id TEXT NOT NULL, 
	names TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	parents TEXT NOT NULL, 
	codes TEXT NOT NULL, 
	digest TEXT, 
	PRIMARY KEY (entity_id)
);
CREATE TABLE claims (
	id TEXT NOT NULL, 
	document TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	scope TEXT NOT NULL, 
	stance TEXT NOT NULL, 
	disputes TEXT NOT NULL, 
	about TEXT, 
	reality TEXT NOT NULL, 
	told_as TEXT NOT NULL, 
	sources TEXT NOT NULL, 
	"when" TEXT NOT NULL, 
	"where" TEXT, 
	places TEXT NOT NULL, 
	actors TEXT NOT NULL, 
	objects TEXT NOT NULL, 
	quantities TEXT NOT NULL, 
	persons TEXT NOT NULL, 
	weapons TEXT NOT NULL, 
	"trigger" TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	confidence FLOAT NOT NULL, 
	read_by TEXT NOT NULL, 
	reading TEXT NOT NULL, 
	document_id TEXT, 
	digest TEXT, 
	PRIMARY KEY (id, reading), 
	FOREIGN KEY(reading) REFERENCES readings (id), 
	FOREIGN KEY(document_id) REFERENCES documents (id)
);
INSERT INTO "claims" VALUES('b51bc93791ed0fb9541dfb6e223545a9','{"id":"126ddae7554ecb72ea86ab246ccf8cfd","url":"https://courier.example/1","outlet":"The Courier","published":"2024-05-30","language":"en","title":null}','air_drone_strike','event','asserts','[]',NULL,'happened','news','[{"name":"The Courier","entity_id":null,"kind":"outlet","anonymous":false,"party":null,"evidence":null,"confidence":0.5},{"name":"the health office","entity_id":null,"kind":"medical","anonymous":false,"party":null,"evidence":{"document":"126ddae7554ecb72ea86ab246ccf8cfd","start":61,"end":78,"text":"the health office"},"confidence":0.5}]','{"of":"occurred","earliest":"2024-05-27","latest":"2024-05-27","precision":"day","basis":"relative","utc_offset":null,"evidence":{"document":"126ddae7554ecb72ea86ab246ccf8cfd","start":50,"end":59,"text":"on Monday"},"confidence":0.5}','{"name":"Selvan","gazetteer_id":null,"country":"SY","admin1":null,"admin2":null,"latitude":34.56123,"longitude":40.12789,"radius_km":3.0,"geometry":null,"precision":"settlement","relation":"in","role":"impact","anchors":[],"evidence":{"document":"126ddae7554ecb72ea86ab246ccf8cfd","start":26,"end":32,"text":"Selvan"},"confidence":0.5}','[{"name":"Selvan","gazetteer_id":null,"country":"SY","admin1":null,"admin2":null,"latitude":34.56123,"longitude":40.12789,"radius_km":3.0,"geometry":null,"precision":"settlement","relation":"in","role":"impact","anchors":[],"evidence":{"document":"126ddae7554ecb72ea86ab246ccf8cfd","start":26,"end":32,"text":"Selvan"},"confidence":0.5}]','[]','[]','[{"what":"killed","of":"people","status":"unknown","status_by":null,"belongs_to":null,"group":null,"low":12,"high":12,"modifier":"exactly","words":"12","part_of":null,"cumulative":false,"as_of":null,"denied":false,"evidence":{"document":"126ddae7554ecb72ea86ab246ccf8cfd","start":33,"end":49,"text":"killed 12 people"},"confidence":0.5}]','[{"name":"Nasrin Oma","age":31,"sex":null,"status":null,"fate":null,"evidence":{"document":"126ddae7554ecb72ea86ab246ccf8cfd","start":85,"end":99,"text":"Nasrin Oma, 31"},"confidence":0.5}]','[]','{"document":"126ddae7554ecb72ea86ab246ccf8cfd","start":2,"end":8,"text":"strike"}','{"document":"126ddae7554ecb72ea86ab246ccf8cfd","start":0,"end":83,"text":"A strike on the market of Selvan killed 12 people on Monday, the health office said"}',0.5,'{"reader":"sample","version":"1","knowledge":"abc"}','a28d1d86d5abe2130eefaff13c4b76dd','126ddae7554ecb72ea86ab246ccf8cfd','22a557c3bfff6b2a6c2096803cec4016f3dcb6b4a46a3a65a7ef8d380ad2fd98');
INSERT INTO "claims" VALUES('b0bb06400a9d4d63c570ba065504f87c','{"id":"9fcac7f4f816bb02aed3732397db7ec7","url":null,"outlet":"State Wire","published":"2024-05-30","language":"en","title":null}','air_drone_strike','event','denies','["status"]',NULL,'happened','news','[{"name":"State Wire","entity_id":null,"kind":"outlet","anonymous":false,"party":null,"evidence":null,"confidence":0.5}]','{"of":"occurred","earliest":null,"latest":"2024-05-30","precision":"day","basis":"publication","utc_offset":null,"evidence":null,"confidence":0.5}',NULL,'[]','[{"name":"army","entity_id":null,"role":"perpetrator","coalition":null,"certainty":"named","evidence":{"document":"9fcac7f4f816bb02aed3732397db7ec7","start":0,"end":8,"text":"The army"},"confidence":0.5}]','[]','[]','[]','[]','{"document":"9fcac7f4f816bb02aed3732397db7ec7","start":9,"end":15,"text":"struck"}','{"document":"9fcac7f4f816bb02aed3732397db7ec7","start":0,"end":71,"text":"The army struck a depot in Selvan. It denied that civilians died there."}',0.5,'{"reader":"sample","version":"1","knowledge":"abc"}','2c691346f91464e5885c14bd32ee21df','9fcac7f4f816bb02aed3732397db7ec7','78f1b7113ef7c9a0184effb98284919f2f095010b059a259a322d53611a34986');
INSERT INTO "claims" VALUES('94248080f9836925dc2a07e3bb22a28d','{"id":"9fcac7f4f816bb02aed3732397db7ec7","url":null,"outlet":"State Wire","published":"2024-05-30","language":"en","title":null}','property_destruction','event','asserts','[]',NULL,'happened','news','[{"name":"State Wire","entity_id":null,"kind":"outlet","anonymous":false,"party":null,"evidence":null,"confidence":1.0}]','{"of":"occurred","earliest":null,"latest":"2024-05-30","precision":"day","basis":"publication","utc_offset":null,"evidence":null,"confidence":1.0}',NULL,'[]','[]','[]','[]','[]','[]','{"document":"9fcac7f4f816bb02aed3732397db7ec7","start":18,"end":23,"text":"depot"}','{"document":"9fcac7f4f816bb02aed3732397db7ec7","start":0,"end":34,"text":"The army struck a depot in Selvan."}',1.0,'{"reader":"person","version":"2026-11-23T14:02:24.043730+00:00","knowledge":"C. Coder"}','9bc090d8796d128f1db0be1668218c30','9fcac7f4f816bb02aed3732397db7ec7','759584d680ed1a14e3f453e15ad0ad9257e57ba52b597393159ed1cf6183d333');
CREATE TABLE copies (
	documents TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	basis TEXT NOT NULL, 
	earliest TEXT, 
	rests_on TEXT, 
	digest TEXT NOT NULL, 
	PRIMARY KEY (digest)
);
INSERT INTO "copies" VALUES('["https://courier.example/1","9fcac7f4f816bb02aed3732397db7ec7"]','same_statement','Selvan: 12 casualties','https://courier.example/1','Selvan','32269ab14d51657c26ea74f956e2e8b606bd800374e0f0746d16e8061aaf7234');
CREATE TABLE documents (
	id TEXT NOT NULL, 
	url TEXT, 
	outlet TEXT, 
	title TEXT, 
	published TEXT, 
	published_basis TEXT, 
	retrieved TEXT, 
	language TEXT, 
	text TEXT NOT NULL, 
	raw_sha256 TEXT NOT NULL, 
	defects TEXT NOT NULL, 
	access TEXT NOT NULL, 
	rights TEXT NOT NULL, 
	digest TEXT, 
	PRIMARY KEY (id)
);
INSERT INTO "documents" VALUES('126ddae7554ecb72ea86ab246ccf8cfd','https://courier.example/1','The Courier',NULL,'2024-05-30','given',NULL,'en','A strike on the market of Selvan killed 12 people on Monday, the health office said. Nasrin Oma, 31, was among them.','532f143e5675f85fd227c99edc46c3724f581f948e60d18aa901c88395043426','[]','public','quotation','3bf98820ea31c5580f683100927c42660f7e667ea09fa04ed30155021e3f48be');
INSERT INTO "documents" VALUES('9fcac7f4f816bb02aed3732397db7ec7',NULL,'State Wire',NULL,'2024-05-30','given',NULL,'en','The army struck a depot in Selvan. It denied that civilians died there.','b5b2f8be10ab0933a5a008aa48f86776938810b182a96a20fd341f71dbe5a06c','[]','public','quotation','a565d57515f0e21db7092b38a19d9481c66c975c1a3f80f62e21c309eaf34617');
CREATE TABLE former_incidents (
	id TEXT NOT NULL, 
	claims TEXT NOT NULL, 
	superseded_by TEXT NOT NULL, 
	because TEXT, 
	judgement TEXT, 
	digest TEXT, 
	PRIMARY KEY (id, claims)
);
CREATE TABLE incidents (
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	"when" TEXT, 
	"where" TEXT, 
	actors TEXT NOT NULL, 
	episodes TEXT NOT NULL, 
	claims TEXT NOT NULL, 
	documents TEXT NOT NULL, 
	first_reported TEXT, 
	unread_documents INTEGER NOT NULL, 
	part_of TEXT, 
	response_to TEXT, 
	response_said_by TEXT NOT NULL, 
	fields TEXT NOT NULL, 
	independent_origins TEXT NOT NULL, 
	relays TEXT NOT NULL, 
	casualties TEXT, 
	grade TEXT, 
	digest TEXT, 
	PRIMARY KEY (id)
);
INSERT INTO "incidents" VALUES('2a3079fc16396462281299d0df8279b6','air_drone_strike','{"of":"occurred","earliest":"2024-05-27","latest":"2024-05-27","precision":"day","basis":"relative","utc_offset":null,"evidence":{"document":"126ddae7554ecb72ea86ab246ccf8cfd","start":50,"end":59,"text":"on Monday"},"confidence":0.5}','{"name":"Selvan","gazetteer_id":null,"country":"SY","admin1":null,"admin2":null,"latitude":34.56123,"longitude":40.12789,"radius_km":3.0,"geometry":null,"precision":"settlement","relation":"in","role":"impact","anchors":[],"evidence":{"document":"126ddae7554ecb72ea86ab246ccf8cfd","start":26,"end":32,"text":"Selvan"},"confidence":0.5}','[{"name":"army","entity_id":null,"role":"perpetrator","coalition":null,"certainty":"named","evidence":{"document":"9fcac7f4f816bb02aed3732397db7ec7","start":0,"end":8,"text":"The army"},"confidence":0.5}]','[]','["b51bc93791ed0fb9541dfb6e223545a9","b0bb06400a9d4d63c570ba065504f87c"]','["126ddae7554ecb72ea86ab246ccf8cfd","9fcac7f4f816bb02aed3732397db7ec7"]','2024-05-30',0,NULL,NULL,'[]','[{"field":"killed","of":"people","status":"single","reason":null,"detail":null,"values":[{"value":"12","claims":["b51bc93791ed0fb9541dfb6e223545a9"],"origins":["the health office"],"documents":["126ddae7554ecb72ea86ab246ccf8cfd"],"first_said":null}]},{"field":"status","of":null,"status":"conflicting","reason":"true_conflict","detail":null,"values":[{"value":"civilian","claims":["b51bc93791ed0fb9541dfb6e223545a9"],"origins":["the health office"],"documents":["126ddae7554ecb72ea86ab246ccf8cfd"],"first_said":null},{"value":"not civilian","claims":["b0bb06400a9d4d63c570ba065504f87c"],"origins":["State Wire"],"documents":["9fcac7f4f816bb02aed3732397db7ec7"],"first_said":null}]}]','[{"name":"the health office","entity_id":null,"kind":"medical","party":null,"own_interest":false,"interest":"neither","names":[],"owner":null,"reliability":null,"claims":["b51bc93791ed0fb9541dfb6e223545a9"]},{"name":"State Wire","entity_id":null,"kind":"outlet","party":null,"own_interest":false,"interest":"neither","names":[],"owner":null,"reliability":null,"claims":["b0bb06400a9d4d63c570ba065504f87c"]}]','[]','{"killed":{"low":12,"best":12,"high":12},"wounded":{"low":null,"best":null,"high":null},"by_status":[],"policy":"majority_of_origins","notes":[]}',NULL,'b945b0fd1d8fdb6adf071810672a9f60e73ea5e40c962e60df17c12c83c5a101');
CREATE TABLE judgements (
	id TEXT NOT NULL, 
	"on" TEXT NOT NULL, 
	verdict TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	at TEXT NOT NULL, 
	why TEXT, 
	replaces TEXT, 
	also_replaces TEXT NOT NULL, 
	anchors TEXT NOT NULL, 
	signed TEXT, 
	correction TEXT, 
	document TEXT, 
	other_document TEXT, 
	digest TEXT, 
	PRIMARY KEY (id)
);
INSERT INTO "judgements" VALUES('j1','["b51bc93791ed0fb9541dfb6e223545a9","b0bb06400a9d4d63c570ba065504f87c"]','same','reviewer','2024-06-01T10:00:00Z',NULL,NULL,'[]','[]',NULL,NULL,NULL,NULL,'7f40a1364554b578f7a73c96fbbfd33e227964bb8d0870aab52f2a4b4b45a687');
INSERT INTO "judgements" VALUES('f6236ddf5c9a59f818cd40c25deb0db5','["b51bc93791ed0fb9541dfb6e223545a9","kind"]','correct','A. Reader','2026-11-23T14:02:24.022244+00:00',NULL,NULL,'[]','[{"claim":"b51bc93791ed0fb9541dfb6e223545a9","document":"126ddae7554ecb72ea86ab246ccf8cfd","kind":"air_drone_strike","trigger":{"document":"126ddae7554ecb72ea86ab246ccf8cfd","start":2,"end":8,"text":"strike"},"evidence":{"document":"126ddae7554ecb72ea86ab246ccf8cfd","start":0,"end":83,"text":"A strike on the market of Selvan killed 12 people on Monday, the health office said"},"beside":[]}]',NULL,'{"slot":"kind","code":"execution","disputes":[],"about":null,"when":null,"places":[],"actors":[],"objects":[],"weapons":[],"sources":[],"quantities":[],"evidence":null}','126ddae7554ecb72ea86ab246ccf8cfd',NULL,'53db4988fd2c470bdd801e14feb539395991e179d63ee2889d29d49374d31771');
INSERT INTO "judgements" VALUES('0d57de63c9b5d3cd470eb93735382ba0','["94248080f9836925dc2a07e3bb22a28d","statement"]','add','C. Coder','2026-11-23T14:02:24.043730+00:00',NULL,NULL,'[]','[{"claim":"94248080f9836925dc2a07e3bb22a28d","document":"9fcac7f4f816bb02aed3732397db7ec7","kind":"property_destruction","trigger":{"document":"9fcac7f4f816bb02aed3732397db7ec7","start":18,"end":23,"text":"depot"},"evidence":{"document":"9fcac7f4f816bb02aed3732397db7ec7","start":0,"end":34,"text":"The army struck a depot in Selvan."},"beside":["b0bb06400a9d4d63c570ba065504f87c"]}]',NULL,NULL,'9fcac7f4f816bb02aed3732397db7ec7',NULL,'2605c7c17b2460cb112acfa0098fe559feebc11a52acb810d13617c75fc7a2e0');
CREATE TABLE links (
	a TEXT NOT NULL, 
	b TEXT NOT NULL, 
	score FLOAT NOT NULL, 
	digest TEXT, 
	PRIMARY KEY (a, b)
);
INSERT INTO "links" VALUES('b51bc93791ed0fb9541dfb6e223545a9','b0bb06400a9d4d63c570ba065504f87c',0.75,'606a0438fdd904d01eea6ae1494cec82af96b8f20d47e3121beaa03f4f486552');
CREATE TABLE originals (
	document TEXT NOT NULL, 
	raw_sha256 TEXT NOT NULL, 
	media_type TEXT NOT NULL, 
	path TEXT NOT NULL, 
	digest TEXT, 
	PRIMARY KEY (document), 
	FOREIGN KEY(document) REFERENCES documents (id)
);
INSERT INTO "originals" VALUES('126ddae7554ecb72ea86ab246ccf8cfd','532f143e5675f85fd227c99edc46c3724f581f948e60d18aa901c88395043426','text/plain','in.txt','4a5098e3ea0420f57f49c325d72077b931de7067cfc38822c3fed31504865019');
INSERT INTO "originals" VALUES('9fcac7f4f816bb02aed3732397db7ec7','b5b2f8be10ab0933a5a008aa48f86776938810b182a96a20fd341f71dbe5a06c','text/plain','in.txt','47b2375a0aeb4c0b041e59db27e8fe4bbb998e02c667a8127e9c901b033f2d16');
CREATE TABLE readings (
	document TEXT NOT NULL, 
	reader TEXT NOT NULL, 
	version TEXT NOT NULL, 
	knowledge TEXT NOT NULL, 
	sentences INTEGER, 
	parsed INTEGER, 
	claims INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	digest TEXT, 
	current BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(document) REFERENCES documents (id)
);
INSERT INTO "readings" VALUES('126ddae7554ecb72ea86ab246ccf8cfd','sample','1','abc',2,1,1,'a28d1d86d5abe2130eefaff13c4b76dd','f6b70aa9f01082ef8c42c87a2d9c4529e2f15ed811f0e3db6b80cc22f7db3c62',1);
INSERT INTO "readings" VALUES('9fcac7f4f816bb02aed3732397db7ec7','sample','1','abc',2,1,1,'2c691346f91464e5885c14bd32ee21df','15a1e3198dc31f4f6f41bf90d11744a7d627d8666cb4cd9f56eea55615b9a64d',1);
INSERT INTO "readings" VALUES('9fcac7f4f816bb02aed3732397db7ec7','person','2026-11-23T14:02:24.043730+00:00','C. Coder',NULL,NULL,0,'9bc090d8796d128f1db0be1668218c30','d63223f6b49b30490db404c6cbfa2bab2449b5c40062e120ebf7cce0a9400844',1);
CREATE TABLE rejections (
	document TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	span TEXT, 
	digest TEXT NOT NULL, 
	reading TEXT, 
	PRIMARY KEY (digest), 
	FOREIGN KEY(reading) REFERENCES readings (id)
);
INSERT INTO "rejections" VALUES('empty.txt','ingest','empty','There is nothing in it.',NULL,'ce08da1183c019726c19bfe0f07883adfef04a601a70fc2136640d5471328276',NULL);
CREATE INDEX ix_judgements_other_document ON judgements (other_document);
CREATE INDEX ix_judgements_document ON judgements (document);
CREATE INDEX ix_judgements_at ON judgements (at);
CREATE INDEX ix_readings_current ON readings (current);
CREATE INDEX ix_readings_document ON readings (document);
CREATE INDEX ix_claims_document_id ON claims (document_id);
CREATE INDEX ix_rejections_reading ON rejections (reading);
COMMIT;
