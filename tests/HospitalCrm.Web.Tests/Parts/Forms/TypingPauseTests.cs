using HospitalCrm.Core.Tests;
using HospitalCrm.Web.Parts.Forms;

namespace HospitalCrm.Web.Tests.Parts.Forms;

public sealed class TypingPauseTests : IDisposable
{
    private readonly StepClock _clock = new(TestHospital.Monday);
    private readonly TypingPause _pause;
    private int _paused;

    public TypingPauseTests() => _pause = new(_clock, () =>
    {
        _paused++;
        return Task.CompletedTask;
    });

    public void Dispose() => _pause.Dispose();

    [Fact]
    public void It_comes_within_a_second_after_the_last_key()
    {
        _pause.Touch();

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, _paused);
    }

    [Fact]
    public void It_waits_while_somebody_types()
    {
        _pause.Touch();
        _clock.Advance(TimeSpan.FromMilliseconds(500));
        _pause.Touch();
        _clock.Advance(TimeSpan.FromMilliseconds(500));

        Assert.Equal(0, _paused);
    }

    [Fact]
    public void It_comes_within_three_seconds_of_typing_that_never_stops()
    {
        for (var i = 0; i < 10; i++)
        {
            _pause.Touch();
            _clock.Advance(TimeSpan.FromMilliseconds(300));
        }

        Assert.Equal(1, _paused);
    }

    [Fact]
    public void Cancelled_it_does_not_come()
    {
        _pause.Touch();
        _pause.Cancel();

        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(0, _paused);
    }

    [Fact]
    public void After_the_form_is_gone_it_does_not_come()
    {
        _pause.Touch();
        _pause.Dispose();
        _pause.Touch();

        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(0, _paused);
    }
}
