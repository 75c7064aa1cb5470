//! The elements that the component makes and that the chart draws into.

use overlap_record::StrategyId;
use yew::NodeRef;

/// References to the timeline's elements.
pub struct Elements {
    /// Holds every canvas.
    pub plot: NodeRef,
    /// The axis.
    pub ruler: NodeRef,
    /// The line that moves over the panels while they are played.
    pub cursor: NodeRef,
    /// Where the span under the pointer is described.
    pub readout: NodeRef,
    /// Where the span under the keyboard's cursor is described, for screen readers.
    pub spoken: NodeRef,
    canvases: Vec<NodeRef>,
}

impl Default for Elements {
    fn default() -> Self {
        Self {
            plot: NodeRef::default(),
            ruler: NodeRef::default(),
            cursor: NodeRef::default(),
            readout: NodeRef::default(),
            spoken: NodeRef::default(),
            canvases: StrategyId::all().map(|_| NodeRef::default()).collect(),
        }
    }
}

impl Elements {
    /// A strategy's canvas.
    pub fn canvas(&self, strategy: StrategyId) -> &NodeRef {
        &self.canvases[strategy.index()]
    }
}
