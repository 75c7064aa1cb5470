//! How a computing step is copied to another worker: as its workload's id and its data as bytes.

use crate::{block::Block, catalogue, work::Work};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};

impl Serialize for Work {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bytes = self.to_bytes().map_err(ser::Error::custom)?;
        (self.workload(), Block::from(bytes)).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Work {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (id, bytes) = <(String, Block)>::deserialize(deserializer)?;
        let workload =
            catalogue::find(&id).ok_or_else(|| de::Error::custom(format!("there is no workload `{id}`")))?;
        let kind = workload
            .work
            .ok_or_else(|| de::Error::custom(format!("the workload `{id}` computes nothing")))?;
        kind.read(workload.id, bytes.bytes()).map_err(de::Error::custom)
    }
}
