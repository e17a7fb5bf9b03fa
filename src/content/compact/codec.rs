//! Numbers, texts, lists, tables and ids as bytes.

use std::mem;

use crate::base::date::Date;
use crate::base::problem::Problem;
use crate::base::table::{Id, Table};
use crate::model::{Choice, ChoiceSet, Condition, Questionnaire, Source};
use crate::text::Words;

/// What stands behind each text. It is in no UTF-8.
pub(super) const END: u8 = 0xff;

/// How many kinds of tables there are.
pub(super) const KINDS: usize = super::layout::KINDS;

/// How many rows the tables of each kind have, by [`Row::KIND`].
pub(super) type Counts = [usize; KINDS];

/// The rows of tables that others refer to.
pub(super) trait Row {
    /// Which kind of table.
    const KIND: usize;
}

/// What can be written and read.
pub(super) trait Compact: Sized {
    /// Adds it to a file.
    #[cfg(not(target_family = "wasm"))]
    fn write(&self, out: &mut Writer);

    /// Takes the next one from a file. Once something was wrong, whatever this makes is thrown away.
    fn read(from: &mut Reader) -> Self;
}

/// A file being read. It goes on after a mistake with zeros and empty texts, as [`Reader::close`] refuses the whole;
/// so nobody else has to stop.
pub(super) struct Reader {
    numbers: &'static [u8],
    texts: &'static [u8],
    /// The length of the file up to the end of the numbers.
    end: usize,
    wrong: Option<Problem>,
    /// How many rows each kind of table has.
    pub counts: Counts,
    /// The questionnaire that the model being read belongs to.
    pub questionnaire: Questionnaire,
    /// The sources of the main model.
    pub sources: Table<Source>,
    /// [`Reader::counts`] for what belongs to the model of a person.
    pub person: Counts,
}

impl Reader {
    /// The head of a file of this kind: whether it can be read at all, and its edition. From then on the bytes stay as long
    /// as the program.
    pub fn open(bytes: Box<[u8]>, kind: [u8; 3]) -> Result<(Self, u32), Problem> {
        let Some((head, body)) = bytes.split_at_checked(8).filter(|(head, _)| head.starts_with(&kind)) else {
            return Err(problem(0, "this is not the content file that belongs here; reload the page"));
        };
        if head[3] != super::VERSION {
            return Err(problem(3, "the layout is of another version than the program; reload the page"));
        }
        if head[4..] != checksum(body).to_le_bytes() {
            return Err(problem(4, "the file is damaged or not complete; reload the page"));
        }
        let mut reader = Reader {
            end: bytes.len(),
            numbers: &Box::leak(bytes)[8..],
            texts: &[],
            wrong: None,
            counts: [0; KINDS],
            questionnaire: Questionnaire::default(),
            sources: Table::default(),
            person: [0; KINDS],
        };
        let edition = reader.number();
        let length = reader.number() as usize;
        match reader.numbers.split_at_checked(length) {
            Some((numbers, texts)) => {
                (reader.numbers, reader.texts) = (numbers, texts);
                reader.end -= texts.len();
            }
            None => reader.fail("there are fewer bytes than it says"),
        }
        reader.counts = reader.read_counts();
        Ok((reader, edition))
    }

    /// Ends reading: the content, or what was wrong first.
    pub fn close<T>(mut self, content: T) -> Result<T, Problem> {
        self.ensure(self.numbers.is_empty() && self.texts.is_empty(), "there are more bytes than it should have");
        match self.wrong {
            None => Ok(content),
            Some(problem) => {
                // To take content apart is code that is needed nowhere else.
                mem::forget(content);
                Err(problem)
            }
        }
    }

    /// Notes what is wrong here, unless something was wrong before.
    #[inline(never)]
    pub fn fail(&mut self, what: &str) {
        if self.wrong.is_none() {
            self.wrong = Some(problem(self.end - self.numbers.len(), what));
        }
        (self.numbers, self.texts) = (&[], &[]);
    }

    /// Notes that something is wrong unless this holds.
    pub fn ensure(&mut self, holds: bool, what: &str) {
        if !holds {
            self.fail(what);
        }
    }

    /// The next number.
    #[inline(never)]
    pub fn number(&mut self) -> u32 {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let Some((&byte, rest)) = self.numbers.split_first() else { break };
            self.numbers = rest;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return number;
            }
        }
        self.fail("there is no number here");
        0
    }

    /// The next number, which must be below this one; 0 where it is not.
    #[inline(never)]
    pub fn below(&mut self, count: usize) -> usize {
        let number = self.number() as usize;
        if number < count {
            return number;
        }
        self.fail("this refers to nothing");
        0
    }

    /// The next text.
    #[inline(never)]
    fn text(&mut self) -> Words {
        let mut parts = self.texts.splitn(2, |&byte| byte == END);
        if let (Some(text), Some(rest)) = (parts.next(), parts.next())
            && let Ok(text) = str::from_utf8(text)
        {
            self.texts = rest;
            return Words::new(text);
        }
        self.fail("the text for this is missing");
        Words::default()
    }

    /// So many rows, or fewer where something is wrong.
    pub fn rows<T: Compact>(&mut self, count: usize) -> Vec<T> {
        // What a file claims is not trusted: a list grows with what is read of it.
        let left = self.numbers.len() + self.texts.len();
        let mut rows = Vec::with_capacity(count.min(16 * left / size_of::<T>().max(1) + 1));
        while rows.len() < count && self.wrong.is_none() {
            rows.push(T::read(self));
        }
        rows
    }

    /// How many rows each kind of table has.
    pub fn read_counts(&mut self) -> Counts {
        [0; KINDS].map(|_| self.number() as usize)
    }
}

fn problem(byte: usize, what: &str) -> Problem {
    Problem { path: ["content, byte ", &byte.to_string()].concat(), message: what.to_string() }
}

/// FNV-1a: another byte anywhere gives another sum.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, &byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A file being written.
#[cfg(not(target_family = "wasm"))]
#[derive(Default)]
pub(super) struct Writer {
    pub numbers: Vec<u8>,
    texts: Vec<u8>,
    /// How many rows each kind of table has, as far as tables were written.
    pub counts: Counts,
    /// The same for what belongs to the model of a person.
    pub person: Counts,
}

#[cfg(not(target_family = "wasm"))]
impl Writer {
    pub fn number(&mut self, mut number: u32) {
        while number >= 0x80 {
            self.numbers.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.numbers.push(number as u8);
    }

    pub fn count(&mut self, count: usize) {
        self.number(u32::try_from(count).expect("lists of content are short"));
    }

    fn text(&mut self, text: &str) {
        self.texts.extend(text.as_bytes());
        self.texts.push(END);
    }

    /// The whole file.
    pub fn file(self, kind: [u8; 3], edition: u32) -> Vec<u8> {
        let mut counts = Writer::default();
        self.counts.iter().for_each(|&count| counts.count(count));
        let mut body = Writer::default();
        body.number(edition);
        body.count(counts.numbers.len() + self.numbers.len());
        let body = [body.numbers, counts.numbers, self.numbers, self.texts].concat();
        [&kind[..], &[super::VERSION], &checksum(&body).to_le_bytes(), &body].concat()
    }
}

/// Implements [`Compact`] by two functions, of which the program only has the second.
macro_rules! compact {
    ([$($generic:tt)*] $type:ty, |$value:ident, $out:ident| $write:expr, |$from:ident| $read:expr) => {
        impl<$($generic)*> Compact for $type {
            #[cfg(not(target_family = "wasm"))]
            fn write(&self, $out: &mut $crate::content::compact::codec::Writer) {
                let $value = self;
                $write;
            }

            fn read($from: &mut $crate::content::compact::codec::Reader) -> Self {
                $read
            }
        }
    };
}
pub(super) use compact;

compact!([] u32, |number, out| out.number(*number), |from| from.number());
compact!([] usize, |number, out| out.count(*number), |from| from.number() as usize);
compact!([] u16, |number, out| out.number(u32::from(*number)), |from| {
    let number = from.number();
    from.ensure(number <= u32::from(u16::MAX), "the number is too great");
    number as u16
});
// The lowest bit says whether it is below 0.
compact!([] i32, |number, out| out.number(((number << 1) ^ (number >> 31)).cast_unsigned()), |from| {
    let number = from.number();
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
});
compact!([] bool, |flag, out| out.number(u32::from(*flag)), |from| from.below(2) == 1);
compact!([] Words, |text, out| out.text(text), |from| from.text());
compact!([] Date, |date, out| {
    [date.year(), date.month(), date.day()].iter().for_each(|&number| out.number(number));
}, |from| {
    let [year, month, day] = [0; 3].map(|_| from.number());
    Date::new(year, month, day).unwrap_or_else(|| {
        from.fail("there is no such day");
        Date::FIRST
    })
});

compact!([T: Compact] Option<T>, |value, out| {
    out.number(u32::from(value.is_some()));
    value.iter().for_each(|value| value.write(out));
}, |from| bool::read(from).then(|| T::read(from)));
compact!([T: Compact] Vec<T>, |list, out| {
    out.count(list.len());
    list.iter().for_each(|item| item.write(out));
}, |from| {
    let count = from.number() as usize;
    from.rows(count)
});
compact!([T: Compact] Box<[T]>, |list, out| {
    out.count(list.len());
    list.iter().for_each(|item| item.write(out));
}, |from| Vec::read(from).into());
compact!([T: Compact, const N: usize] [T; N], |list, out| {
    list.iter().for_each(|item| item.write(out));
}, |from| std::array::from_fn(|_| T::read(from)));
compact!([A: Compact, B: Compact] (A, B), |both, out| {
    both.0.write(out);
    both.1.write(out);
}, |from| (A::read(from), B::read(from)));
compact!([A: Compact, B: Compact, C: Compact] (A, B, C), |all, out| {
    all.0.write(out);
    all.1.write(out);
    all.2.write(out);
}, |from| (A::read(from), B::read(from), C::read(from)));

compact!([T: Row] Id<T>, |id, out| out.count(id.index()), |from| Id::new(from.below(from.counts[T::KIND])));

// Its length is that of all tables of its kind.
compact!([K: Row, V: Compact] Table<K, V>, |table, out| {
    out.counts[K::KIND] = table.len();
    table.rows().iter().for_each(|row| row.write(out));
}, |from| Table::new(from.rows(from.counts[K::KIND])));

compact!([] ChoiceSet, |set, out| {
    let choices: Box<[Id<Choice>]> = set.iter().collect();
    choices.write(out);
}, |from| {
    let choices: Box<[Id<Choice>]> = Compact::read(from);
    ChoiceSet::of(&choices)
});
compact!([] Condition, |condition, out| condition.0.write(out), |from| Condition(Compact::read(from)));
