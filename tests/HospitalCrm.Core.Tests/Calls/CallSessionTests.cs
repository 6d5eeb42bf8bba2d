using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Tests.Calls;

public sealed class CallSessionTests
{
    private static readonly DateTimeOffset Later = TestHospital.Monday.AddMinutes(1);

    [Fact]
    public void An_end_without_an_answer_is_a_missed_call()
    {
        var call = After(Say.Ringing("c1"), Say.Ended("c1", cause: "no-answer"));

        Assert.Equal((CallState.Missed, "no-answer", false), (call.State, call.Cause, call.IsLive));
    }

    [Fact]
    public void An_answer_heard_after_the_end_still_makes_it_a_conversation()
    {
        var call = After(Say.Ended("c1"), Say.Answered("c1"));

        Assert.Equal(CallState.Ended, call.State);
    }

    [Fact]
    public void A_bell_that_stopped_and_rings_again_is_the_same_live_call()
    {
        var call = After(Say.Ringing("c1"), Say.Stopped("c1"), Say.Ringing("c1", 10));

        Assert.Equal(CallState.Ringing, call.State);
    }

    [Fact]
    public void On_a_line_that_cannot_tell_the_agent_may_say_so_after_the_bell_stopped()
    {
        var call = After(Say.Ringing("c1"), Say.Stopped("c1"));
        var before = call.State;

        call.AnswerByHand("agent01", Later);

        Assert.Equal((CallState.Missed, CallState.Answered, Later), (before, call.State, call.AnsweredAt));
    }

    [Fact]
    public void Nobody_answers_a_call_that_is_over()
    {
        var call = After(Say.Ringing("c1"), Say.Ended("c1"));

        var refusal = Assert.Throws<RuleViolation>(() => call.AnswerByHand("agent01", Later));

        Assert.Equal("Calls.AlreadyEnded", refusal.Code);
    }

    [Fact]
    public void Answering_by_hand_twice_keeps_the_first_moment()
    {
        var call = After(Say.Ringing("c1"));

        call.AnswerByHand("agent01", Later);
        call.AnswerByHand("agent01", Later.AddSeconds(5));

        Assert.Equal(Later, call.AnsweredAt);
    }

    [Fact]
    public void A_number_corrected_by_a_later_signal_counts_and_one_that_was_only_slow_does_not()
    {
        var call = After(Say.Ringing("c1"));

        var first = Identify(call, sequence: 3, "13800138000");
        var corrected = Identify(call, sequence: 5, "13900139000");
        var slow = Identify(call, sequence: 4, "13700137000");

        Assert.Equal((true, true, false), (first, corrected, slow));
        Assert.Equal(Index("13900139000"), call.NumberIndex);
    }

    [Fact]
    public void A_withheld_caller_whose_number_comes_after_all_has_a_number()
    {
        var call = After(Say.Ringing("c1"));
        call.Identify(2, Presentation.Withheld, PhoneKind.Withheld, null, null, null);

        Identify(call, sequence: 3, "13800138000");

        Assert.Equal((Presentation.Allowed, PhoneKind.Mobile), (call.Presentation, call.NumberKind));
    }

    [Fact]
    public void A_call_that_was_transferred_stays_there_when_the_line_names_only_its_own_seat()
    {
        var call = new CallSession("box", "c1", CallDirection.Incoming, TestHospital.Monday);
        call.Take(Say.Ringing("c1"), "8002", TestHospital.Monday);
        call.Take(Say.Transferred("c1", "8003"), "8002", TestHospital.Monday);

        call.Take(Say.Ended("c1"), "8002", TestHospital.Monday);

        Assert.Equal("8003", call.Extension);
    }

    [Fact]
    public void Whoever_gets_the_call_next_gets_it_even_when_the_one_before_put_it_away()
    {
        var call = After(Say.Ringing("c1"));
        call.Offer("agent01");
        call.Dismiss("agent01", Later);

        call.Offer("agent02");

        Assert.Null(call.DismissedAt);
    }

    [Fact]
    public void One_signal_that_says_outgoing_makes_it_an_outgoing_call()
    {
        var call = After(Say.Answered("c1"), Say.Ringing("c1") with { Direction = CallDirection.Outgoing });

        Assert.Equal(CallDirection.Outgoing, call.Direction);
    }

    [Fact]
    public void The_lines_own_word_about_the_end_replaces_the_sweeps_guess()
    {
        var call = After(Say.Ringing("c1"), Say.Answered("c1"));
        call.Close(Later, "forgotten");

        call.Take(Say.Ended("c1", cause: "normal"), null, TestHospital.Monday);

        Assert.Equal(("normal", Say.Ended("c1").At), (call.Cause, call.EndedAt));
    }

    [Fact]
    public void A_choice_of_the_agent_makes_the_caller_known()
    {
        var patient = Id<Patient>.New();
        var call = After(Say.Ringing("c1"));
        call.Recognise(CallMatch.Choose, null, isNuisance: false);

        call.LinkTo(patient);

        Assert.Equal((CallMatch.Known, patient), (call.Match, call.PatientId));
    }

    private static CallSession After(params LineEvent[] signals)
    {
        var call = new CallSession("pbx", "c1", CallDirection.Incoming, signals[0].At);
        foreach (var signal in signals)
        {
            call.Take(signal, null, TestHospital.Monday);
        }

        return call;
    }

    private static bool Identify(CallSession call, long sequence, string number) =>
        call.Identify(sequence, Presentation.Allowed, PhoneKind.Mobile, null, null, Index(number));

    private static byte[] Index(string number) => [.. number.Select(digit => (byte)digit)];
}
