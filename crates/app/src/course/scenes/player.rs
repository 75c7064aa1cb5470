//! A scene's clock. Pure: ticks come in as moments of the page's clock.

use std::rc::Rc;
use yew::Reducible;

/// Where a scene is, and whether it moves.
#[derive(Clone, Debug, PartialEq)]
pub struct Player {
    /// The moment that is shown, ms of the repeat.
    pub at_ms: f64,
    /// Whether it moves by itself.
    pub playing: bool,
    /// How fast.
    pub pace: Pace,
    /// When something begins or ends, ascending, each once; the first and the last are the scene's ends.
    moments: Rc<[f64]>,
    /// Whether it goes from moment to moment instead of moving.
    stepwise: bool,
    /// The tick before, and for how long its moment has been shown, ms of the page's clock.
    last_ms: Option<f64>,
    held_ms: f64,
}

/// How long the whole scene takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// 20 s.
    Slow,
    /// 10 s.
    Normal,
    /// 5 s.
    Fast,
}

impl Pace {
    /// Every pace.
    pub const ALL: [Self; 3] = [Self::Slow, Self::Normal, Self::Fast];

    /// How long the whole scene takes, ms.
    #[must_use]
    pub const fn length_ms(self) -> f64 {
        match self {
            Self::Slow => 20_000.0,
            Self::Normal => 10_000.0,
            Self::Fast => 5_000.0,
        }
    }

    /// Its name on the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Slow => "slow",
            Self::Normal => "normal",
            Self::Fast => "fast",
        }
    }
}

/// What can happen to the clock.
#[derive(Clone, Debug)]
pub enum Control {
    /// The page draws at this moment of the page's clock, ms.
    Tick(f64),
    /// Play or pause; at its end the scene begins anew.
    Toggle,
    /// Back to the start, playing.
    Replay,
    /// To a moment, and stay there.
    Seek(f64),
    /// To the next moment at which something begins or ends, and stay there.
    Forward,
    /// To the one before.
    Back,
    /// At another pace.
    Choose(Pace),
    /// Another repeat is shown.
    Load(Rc<[f64]>),
    /// Whether the reader would rather see nothing move.
    Still(bool),
}

/// The page's time between two steps, ms.
const STEP_MS: f64 = 700.0;

/// Longest time that one tick may make up for, ms: a page that was hidden goes on where it was.
const LONGEST_TICK_MS: f64 = 100.0;

impl Player {
    /// At the first of the moments.
    #[must_use]
    pub fn new(moments: Rc<[f64]>) -> Self {
        let at_ms = moments.first().copied().unwrap_or(0.0);
        Self {
            at_ms,
            playing: false,
            pace: Pace::Normal,
            moments,
            stepwise: false,
            last_ms: None,
            held_ms: 0.0,
        }
    }

    /// The scene's ends, ms of the repeat.
    #[must_use]
    pub fn ends_ms(&self) -> [f64; 2] {
        [self.moments.first(), self.moments.last()].map(|end| end.copied().unwrap_or(0.0))
    }

    /// How many times as long the scene takes as the run did.
    #[must_use]
    pub fn slowness(&self) -> f64 {
        let [start, end] = self.ends_ms();
        self.pace.length_ms() / (end - start).max(f64::MIN_POSITIVE)
    }

    /// How far back a scene may look for where things come from, so that they glide; none where nothing is to move.
    #[must_use]
    pub fn glide_ms(&self) -> f64 {
        if self.stepwise { 0.0 } else { 350.0 / self.slowness() }
    }

    fn forward(&mut self) {
        let next = self.moments.iter().copied().find(|moment| *moment > self.at_ms);
        self.at_ms = next.unwrap_or(self.at_ms);
    }

    fn tick(&mut self, now_ms: f64) {
        let passed_ms = self.last_ms.map_or(0.0, |last| (now_ms - last).clamp(0.0, LONGEST_TICK_MS));
        self.last_ms = Some(now_ms);
        if self.stepwise {
            self.held_ms += passed_ms;
            if self.held_ms >= STEP_MS {
                self.held_ms = 0.0;
                self.forward();
            }
        } else {
            self.at_ms += passed_ms / self.slowness();
        }
        let [_, end] = self.ends_ms();
        if self.at_ms >= end {
            self.at_ms = end;
            self.playing = false;
        }
    }
}

impl Reducible for Player {
    type Action = Control;

    fn reduce(self: Rc<Self>, control: Control) -> Rc<Self> {
        let mut player = Rc::unwrap_or_clone(self);
        let [start, end] = player.ends_ms();
        if !matches!(control, Control::Tick(_)) {
            player.last_ms = None;
        }
        match control {
            Control::Tick(now_ms) if player.playing => player.tick(now_ms),
            Control::Tick(_) => {}
            Control::Toggle => {
                player.playing = !player.playing;
                if player.playing && player.at_ms >= end {
                    player.at_ms = start;
                }
            }
            Control::Replay => (player.at_ms, player.playing) = (start, true),
            Control::Seek(at_ms) => (player.at_ms, player.playing) = (at_ms.clamp(start, end), false),
            Control::Forward => {
                player.forward();
                player.playing = false;
            }
            Control::Back => {
                let before = player.moments.iter().copied().rfind(|moment| *moment < player.at_ms);
                (player.at_ms, player.playing) = (before.unwrap_or(start), false);
            }
            Control::Choose(pace) => player.pace = pace,
            Control::Load(moments) => {
                if moments != player.moments {
                    player = Self { pace: player.pace, stepwise: player.stepwise, ..Self::new(moments) };
                }
            }
            Control::Still(still) => player.stepwise = still,
        }
        Rc::new(player)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(controls: impl IntoIterator<Item = Control>) -> Rc<Player> {
        let player = Rc::new(Player::new(Rc::from([0.0, 200.0, 400.0, 1000.0])));
        controls.into_iter().fold(player, Reducible::reduce)
    }

    #[test]
    fn it_plays_to_its_end_and_begins_anew() {
        let begun = after([Control::Toggle, Control::Tick(50.0), Control::Tick(100.0)]);
        assert!((begun.at_ms - 5.0).abs() < 1e-9, "ten times as slow: {}", begun.at_ms);
        let ended = (0..300).map(|tick| Control::Tick(f64::from(tick) * 50.0)).fold(begun, Reducible::reduce);
        assert_eq!((ended.at_ms, ended.playing), (1000.0, false));
        let anew = ended.reduce(Control::Toggle);
        assert_eq!((anew.at_ms, anew.playing), (0.0, true));
    }

    #[test]
    fn a_pause_takes_no_time() {
        let paused = after([
            Control::Toggle,
            Control::Tick(0.0),
            Control::Tick(50.0),
            Control::Toggle,
            Control::Tick(9000.0),
        ]);
        let resumed = Rc::clone(&paused).reduce(Control::Toggle).reduce(Control::Tick(20_000.0));
        assert_eq!(resumed.at_ms, paused.at_ms);
        let hidden = resumed.reduce(Control::Tick(90_000.0));
        assert!(hidden.at_ms < 20.0, "a page that was hidden does not jump: {}", hidden.at_ms);
    }

    #[test]
    fn steps_go_from_moment_to_moment() {
        assert_eq!(after([Control::Forward, Control::Forward]).at_ms, 400.0);
        assert_eq!(after([Control::Seek(300.0), Control::Back]).at_ms, 200.0);
        assert_eq!(after([Control::Back]).at_ms, 0.0);
        assert_eq!(after([Control::Seek(5000.0), Control::Forward]).at_ms, 1000.0);
        assert!(!after([Control::Toggle, Control::Forward]).playing);
    }

    #[test]
    fn without_motion_it_plays_in_steps() {
        let still = after([Control::Still(true), Control::Toggle]);
        assert_eq!(still.glide_ms(), 0.0);
        let mut shown = vec![0.0];
        let mut player = still;
        for tick in 0..200 {
            player = player.reduce(Control::Tick(f64::from(tick) * 50.0));
            if shown.last() != Some(&player.at_ms) {
                shown.push(player.at_ms);
            }
        }
        assert_eq!(shown, [0.0, 200.0, 400.0, 1000.0]);
    }

    #[test]
    fn another_repeat_starts_at_its_own_start() {
        let other: Rc<[f64]> = Rc::from([5.0, 6.0]);
        let loaded = after([Control::Choose(Pace::Fast), Control::Seek(400.0), Control::Load(other)]);
        assert_eq!((loaded.at_ms, loaded.pace, loaded.ends_ms()), (5.0, Pace::Fast, [5.0, 6.0]));
        let same = after([Control::Seek(400.0), Control::Load(Rc::from([0.0, 200.0, 400.0, 1000.0]))]);
        assert_eq!(same.at_ms, 400.0);
    }
}
