using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Messaging;

/// <summary>The same key is the same message, however often and from wherever it comes.</summary>
public sealed class IntakeTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_same_key_and_body_again_is_the_same_message(TestDatabase database)
    {
        await using var hospital = await MessagingHospital.OpenAsync(database);
        var first = await hospital.TakeAsync(hospital.Notice("k1"));

        var again = await hospital.TakeAsync(hospital.Notice("k1"));

        Assert.Equal((first.Id, true, false), (again.Id, first.IsNew, again.IsNew));
        Assert.Equal(1, await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.CountAsync()));
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused_and_of_another_system_is_another_message()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        await hospital.TakeAsync(hospital.Notice("k1"));

        var refusal = await Assert.ThrowsAsync<RuleViolation>(() => hospital.TakeAsync(hospital.Notice("k1") with { Text = "别的内容" }));
        var other = await hospital.TakeAsync(hospital.Notice("k1") with { Source = "pacs", Text = "另一系统" });

        Assert.Equal("Messaging.KeyTaken", refusal.Code);
        Assert.True(other.IsNew);
    }

    [Fact]
    public async Task Many_callers_with_one_key_make_one_message()
    {
        await using var hospital = await MessagingHospital.OpenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => hospital.TakeAsync(hospital.Notice("k1"))));

        Assert.Single(answers, answer => answer.IsNew);
        Assert.Single(answers.Select(answer => answer.Id).Distinct());
    }

    [Fact]
    public async Task A_work_that_runs_twice_writes_once_and_what_it_took_back_is_not_sent()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var first = await hospital.AddAsync(hospital.Notice("bill-1"), hospital.Notice("bill-2"), hospital.Notice("bill-1"));
        var again = await hospital.AddAsync(hospital.Notice("bill-1"));

        var stopped = await CancelAsync(hospital, "bill-2");

        Assert.Equal([true, true, false], first.Select(answer => answer.IsNew));
        Assert.Equal((first[0].Id, false), (again[0].Id, again[0].IsNew));
        Assert.Equal(1, stopped);
        Assert.Equal((MessageState.Suppressed, MessageReason.Cancelled), await hospital.ReadAsync(first[1].Id) is var message ? (message.State, message.Reason) : default);
    }

    [Fact]
    public async Task Neither_number_nor_words_lie_open_in_the_database()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var answer = await hospital.TakeAsync(hospital.Notice("k1"));

        var message = await hospital.ReadAsync(answer.Id);

        Assert.Equal(Forms.Phone, hospital.Vault.Open(OutboundMessage.ToPurpose, message.To));
        Assert.DoesNotContain(Forms.Phone, System.Text.Encoding.Latin1.GetString(message.To.Bytes), StringComparison.Ordinal);
        Assert.Equal("(sealed)", message.Text.ToString());
    }

    private static async Task<int> CancelAsync(MessagingHospital hospital, string key)
    {
        var stopped = 0;
        await hospital.InScopeAsync<MessageOutbox>(async (outbox, db) =>
        {
            stopped = await outbox.CancelAsync(MessagingHospital.System, [key], default);
            await db.SaveChangesAsync();
        });
        return stopped;
    }
}
