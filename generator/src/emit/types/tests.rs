#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use super::*;
use crate::model::{
    Additional, Body, Cardinality, Content, Contract, CrateNames, Doc, Document, Info, Linkage,
    MediaType, Member, Method, MockRules, Module, ModulePath, Name, Object, OpenEnum, Operation,
    Parameters, Presence, PrimaryData, Relationship, Relationships, Reply, Resource, Roles, Scalar,
    Sensitivity, Shape, Status, Tag, Target, Topic, TypeDef, TypeId, TypeKind, TypeRef, Webhooks,
    Word,
};
use crate::write::{FormattedFile, format_all};

fn name(ident: &str, wire: &str) -> Name {
    Name::new(ident, wire)
}

fn ty(ident: &str, shape: Shape, kind: TypeKind) -> TypeDef {
    TypeDef {
        name: name(ident, ident),
        module: ModulePath::default().child("animal"),
        doc: Doc::default(),
        shape,
        constraints: None,
        kind,
    }
}

fn member(ident: &str, wire: &str, ty: TypeRef, presence: Presence) -> Member {
    Member {
        name: name(ident, wire),
        doc: Doc::default(),
        ty,
        presence,
        sensitivity: None,
        constraints: None,
        example: None,
    }
}

fn object(members: Vec<Member>) -> TypeKind {
    TypeKind::Object(Object {
        members,
        additional: Additional::Undeclared,
    })
}

const TEXT: TypeRef = TypeRef::Scalar(Scalar::String);

fn api(types: Vec<TypeDef>) -> Api {
    Api {
        info: Info {
            title: "Zoo".to_owned(),
            version: "1".to_owned(),
            ..Info::default()
        },
        crates: CrateNames {
            base: "zoo".to_owned(),
            env: "ZOO".to_owned(),
        },
        aliases: Vec::new(),
        servers: Vec::new(),
        security: Vec::new(),
        tags: Vec::new(),
        types,
        modules: vec![
            module(
                ModulePath::default().child("animal"),
                Topic::Resource(TypeId(0)),
            ),
            module(ModulePath::resource(), Topic::AnyResource),
        ],
        prominent: Vec::new(),
        header_sets: Vec::new(),
        once: Vec::new(),
        families: Vec::new(),
        error_members: Vec::new(),
        roles: Roles::default(),
        operations: Vec::new(),
        webhooks: Webhooks::default(),
        contract: Contract::default(),
        mock: MockRules::default(),
        deliveries: Vec::new(),
        includes: Vec::new(),
    }
}

fn module(path: ModulePath, topic: Topic) -> Module {
    Module { path, topic }
}

fn emitted(api: &Api) -> Vec<FormattedFile> {
    let header = Header::new(&api.info.title, &api.info.version);
    format_all(&types(api, &CratePaths::in_repository(), &header), &header).unwrap()
}

fn file(api: &Api, path: &str) -> String {
    let files = emitted(api);
    files
        .into_iter()
        .find(|file| file.path == path)
        .unwrap()
        .text
}

fn has(text: &str, part: &str) {
    assert!(text.contains(part), "no {part:?} in\n{text}");
}

#[test]
fn members_of_replies_may_be_anything() {
    let mut secret = member(
        "birthdate",
        "birth-date",
        TypeRef::Scalar(Scalar::Date),
        Presence::Required,
    );
    secret.sensitivity = Some(Sensitivity::Personal);
    let text = file(
        &api(vec![ty("Lion", Shape::Reply, object(vec![secret]))]),
        "src/animal.rs",
    );
    has(&text, "pub birthdate: Member<Sensitive<Date>>,");
    has(&text, ".member(\"birth-date\", &mut self.birthdate)");
    has(&text, "#[derive(Clone, Debug, Default, PartialEq)]");
}

#[test]
fn requests_ask_for_what_is_required_and_set_the_rest() {
    let members = vec![
        member("name", "name", TEXT, Presence::Required),
        member("nick", "nick", TEXT, Presence::Nullable),
        member("note", "note", TEXT, Presence::OptionalNullable),
        member("r#type", "type", TEXT, Presence::Optional),
        member(
            "kind",
            "kind",
            TypeRef::Scalar(Scalar::Constant("lion".into())),
            Presence::Required,
        ),
    ];
    let text = file(
        &api(vec![ty("CreateLion", Shape::Request, object(members))]),
        "src/animal.rs",
    );
    has(
        &text,
        "pub fn new(name: impl Into<String>, nick: impl Into<Option<String>>) -> Self {",
    );
    has(
        &text,
        "pub fn note(mut self, value: impl Into<Member<String>>) -> Self {",
    );
    has(&text, "self.r#type = Some(value.into());");
    has(&text, "object.constant(\"kind\", \"lion\");");
    assert!(
        !text.contains("Default, PartialEq") && !text.contains("pub kind"),
        "{text}"
    );
}

#[test]
fn an_enum_takes_words_that_it_does_not_know() {
    let words = ["Asleep", "Unknown"].map(|word| Word {
        name: name(word, &word.to_lowercase()),
        doc: Doc::default(),
    });
    let kind = TypeKind::OpenEnum(OpenEnum {
        words: words.to_vec(),
        mirrors: Vec::new(),
    });
    let text = file(&api(vec![ty("Mood", Shape::Reply, kind)]), "src/animal.rs");
    has(&text, "Self::Unlisted(text)");
    has(&text, "(\"unknown\", Self::Unknown)");
    has(&text, "jsonapi_runtime::open_enums! {");
}

/// A resource with a relationship to itself, its attributes of that name, and an operation that answers with it.
fn zoo() -> Api {
    let mate = Relationship {
        name: name("mate", "mate"),
        doc: Doc::default(),
        required: false,
        cardinality: Cardinality::ToOne,
        linkage: Linkage {
            target: Target::Type(TypeId(0)),
            identifier: None,
        },
    };
    let lion = Resource {
        required: Vec::new(),
        identifies: None,
        types: vec!["animal/lion".to_owned()],
        type_enum: None,
        has_id: true,
        id_prefix: Some("lio_".to_owned()),
        attributes: None,
        relationships: Some(TypeId(1)),
        members: Vec::new(),
        family: None,
    };
    let mut api = api(vec![
        ty("Document", Shape::Reply, TypeKind::Resource(lion)),
        ty(
            "DocumentRelationships",
            Shape::Reply,
            TypeKind::Relationships(Relationships {
                relationships: vec![mate],
                members: Vec::new(),
            }),
        ),
    ]);
    api.families = vec![TypeId(0)];
    api.tags = vec![Tag {
        module: name("animals", "Animals"),
        type_name: name("Animals", "Animals"),
        doc: Doc::default(),
    }];
    api
}

#[test]
fn relationships_are_typed_and_found_in_included() {
    let api = zoo();
    has(&file(&api, "src/animal.rs"), "pub mate: ToOne<Document>,");
    has(
        &file(&api, "src/animal.rs"),
        "self.id.identity(\"animal/lion\")",
    );
    let text = file(&api, "src/resource.rs");
    has(&text, "use crate::animal::Document as DocumentType;");
    has(
        &text,
        "Some(\"animal/lion\") => Wire::read(node).map(Self::Document),",
    );
    has(&text, "impl Resolve<Resource> for DocumentType {");
}

fn reply(status: Status, ident: &str, bodies: Vec<(&str, Content)>) -> Reply {
    let body = |(text, content): (&str, Content)| Body {
        media_type: MediaType {
            text: text.to_owned(),
        },
        content,
        fields: Vec::new(),
        error_members: Vec::new(),
    };
    Reply {
        status,
        name: name(ident, ident),
        doc: Doc::default(),
        bodies: bodies.into_iter().map(body).collect(),
        headers: Vec::new(),
        header_set: None,
    }
}

/// `GET /animals`, with the modules of what it answers.
fn add_operation(api: &mut Api, replies: Vec<Reply>) {
    let operation = Operation {
        id: "get".to_owned(),
        method_name: name("get", "get"),
        type_name: name("Get", "get"),
        tag: 0,
        doc: Doc::default(),
        method: Method::Get,
        path: "/animals".to_owned(),
        segments: Vec::new(),
        servers: Vec::new(),
        security: Vec::new(),
        parameters: Parameters::default(),
        body: None,
        replies,
        paging: None,
    };
    api.operations = vec![operation];
    api.modules
        .push(module(ModulePath::replies(), Topic::Replies(None)));
    let replies = api.tags[0].replies_module();
    api.modules.push(module(replies, Topic::Replies(Some(0))));
}

#[test]
fn replies_are_told_apart_by_status_and_media_type() {
    let mut api = zoo();
    let document = Content::Document(Document {
        data: PrimaryData::One(TypeRef::Named(TypeId(0))),
        included: true,
        links: None,
        meta: None,
        data_required: true,
        pages: false,
    });
    add_operation(
        &mut api,
        vec![
            reply(
                Status::Code(200),
                "Ok",
                vec![("application/json", document), ("image/*", Content::Binary)],
            ),
            reply(Status::Code(204), "NoContent", Vec::new()),
            reply(
                Status::Range(4),
                "Status4xx",
                vec![("application/json", Content::Errors)],
            ),
        ],
    );
    let text = file(&api, "src/replies/animals.rs");
    has(&text, "Json(ApiDocument<Document>),");
    has(
        &text,
        "200 if raw.is(\"image/*\") => Ok(Self::Ok(GetOkBody::Image(raw.body.clone()))),",
    );
    has(&text, "204 => Ok(Self::NoContent),");
    has(&text, "Ok(Self::Status4xx(raw.status, raw.json()?))");
    has(&text, "RawReply::from_json(*status, JSON, body, style)");
    has(&text, "_ => Ok(Self::Undeclared(raw.clone())),");
}

#[test]
fn a_long_module_becomes_a_folder() {
    let resource = |ident: &str| {
        let kind = Resource {
            required: Vec::new(),
            identifies: None,
            types: vec![ident.to_lowercase()],
            type_enum: None,
            has_id: true,
            id_prefix: None,
            attributes: None,
            relationships: None,
            members: Vec::new(),
            family: None,
        };
        ty(ident, Shape::Reply, TypeKind::Resource(kind))
    };
    let many = |ident: &str| {
        let members =
            (0..300).map(|n| member(&format!("m{n}"), &format!("m{n}"), TEXT, Presence::Optional));
        ty(ident, Shape::Reply, object(members.collect()))
    };
    let api = api(vec![
        resource("Lion"),
        many("LionAttributes"),
        resource("Owl"),
        many("OwlAttributes"),
    ]);
    let paths: Vec<String> = emitted(&api).into_iter().map(|file| file.path).collect();
    for path in [
        "src/animal/mod.rs",
        "src/animal/types_1.rs",
        "src/animal/types_2.rs",
    ] {
        assert!(paths.iter().any(|own| own == path), "{path} in {paths:?}");
    }
    has(
        &file(&api, "src/animal/mod.rs"),
        "pub use types_1::{Lion, LionAttributes, Owl};",
    );
}

#[test]
fn a_folder_imports_nothing_that_it_exports() {
    let mut api = zoo();
    let replies = api.tags[0].replies_module();
    let members: Vec<Member> = (0..900)
        .map(|n| member(&format!("m{n}"), &format!("m{n}"), TEXT, Presence::Optional))
        .collect();
    for ident in ["Ears", "Tails"] {
        let mut ty = ty(ident, Shape::Reply, object(members.clone()));
        ty.module = replies.clone();
        api.types.push(ty);
    }
    let json = Content::Json(TypeRef::Named(TypeId(2)));
    let ok = reply(Status::Code(200), "Ok", vec![("application/json", json)]);
    add_operation(&mut api, vec![ok]);
    let text = file(&api, "src/replies/animals/mod.rs");
    has(&text, "pub use types_1::Ears;");
    assert!(!text.contains("use crate::replies"), "{text}");
}
