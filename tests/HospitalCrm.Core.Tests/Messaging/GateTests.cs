using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Messaging;

/// <summary>Who is not written to, and why.</summary>
public sealed class GateTests
{
    private const string Other = "13900139000";

    [Fact]
    public async Task A_notice_to_a_patients_own_number_is_queued()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var wang = await hospital.Hospital.HaveAsync(Forms.WangFang());

        var answer = (await hospital.AddAsync(hospital.Notice("n1", patient: wang)))[0];

        Assert.Equal((MessageState.Queued, null), (answer.State, answer.Reason));
    }

    [Fact]
    public async Task Nobody_writes_to_the_dead_and_a_number_that_was_only_theirs_is_silent_too()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var wang = await hospital.Hospital.HaveAsync(Forms.WangFang());
        await hospital.Hospital.Run.RunAsync(Actor.Product("test"), (MarkDeceased use) => use.HandleAsync(wang, new(2026, 3, 1), DeathSource.Family, "家属告知"));

        var answers = await hospital.AddAsync(hospital.Notice("n1", patient: wang), hospital.Notice("n2"), hospital.Code("c1"));

        Assert.Equal([MessageReason.Deceased, MessageReason.Deceased, null], answers.Select(answer => answer.Reason));
    }

    [Fact]
    public async Task A_message_for_an_archive_that_is_gone_or_to_a_number_that_is_not_his_is_held_back()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var (wang, gone) = (await hospital.Hospital.HaveAsync(Forms.WangFang()), await hospital.Hospital.HaveAsync(Forms.WangFang()));
        await hospital.Hospital.WithDbAsync(async db =>
        {
            (await db.Patients.SingleAsync(patient => patient.Id == gone)).Delete(hospital.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });

        var answers = await hospital.AddAsync(hospital.Notice("n1", patient: gone), hospital.Notice("n2", Other, wang));

        Assert.Equal([MessageReason.NoArchive, MessageReason.NotHisNumber], answers.Select(answer => answer.Reason));
    }

    [Fact]
    public async Task What_is_confidential_never_goes_to_a_number_several_use()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var wang = await hospital.Hospital.HaveAsync(Forms.WangFang());
        await hospital.Hospital.WithDbAsync(async db =>
        {
            (await db.ContactNumbers.SingleAsync()).Share(isShared: true);
            return await db.SaveChangesAsync();
        });

        var answers = await hospital.AddAsync(hospital.Notice("bill", patient: wang) with { IsConfidential = true }, hospital.Notice("n1", patient: wang));

        Assert.Equal([MessageReason.SharedNumber, null], answers.Select(answer => answer.Reason));
    }

    [Fact]
    public async Task Advertising_goes_only_to_those_who_consented()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var wang = await hospital.Hospital.HaveAsync(Forms.WangFang());
        var before = (await hospital.AddAsync(hospital.Promotion("p1", patient: wang), hospital.Promotion("p2"), hospital.Promotion("p3", Other))).Select(answer => answer.Reason).ToList();
        await hospital.ConsentAsync(wang);
        var after = (await hospital.AddAsync(hospital.Promotion("p4", patient: wang), hospital.Promotion("p5"))).Select(answer => answer.Reason).ToList();
        await hospital.ConsentAsync(wang, ConsentState.Refused);

        var refused = (await hospital.AddAsync(hospital.Promotion("p6", patient: wang), hospital.Promotion("p7"))).Select(answer => answer.Reason);

        Assert.Equal([MessageReason.NotAsked, MessageReason.NotAsked, MessageReason.NotAsked], before);
        Assert.Equal([null, null], after);
        Assert.Equal([MessageReason.Refused, MessageReason.Refused], refused);
    }

    [Fact]
    public async Task A_child_is_advertised_to_only_when_the_guardian_was_asked()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var form = Forms.WangFang();
        form.BirthDate = "2020-05-01";
        var child = await hospital.Hospital.HaveAsync(form);

        var answer = (await hospital.AddAsync(hospital.Promotion("p1", patient: child)))[0];

        Assert.Equal(MessageReason.GuardianNotAsked, answer.Reason);
    }

    [Fact]
    public async Task A_refusal_of_all_service_messages_stops_notices_and_never_codes()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var wang = await hospital.Hospital.HaveAsync(Forms.WangFang());
        await hospital.ConsentAsync(wang, ConsentState.Withdrawn, ConsentPurpose.Service);

        var answers = await hospital.AddAsync(hospital.Notice("n1", patient: wang), hospital.Code("c1") with { PatientId = wang });

        Assert.Equal([MessageReason.Withdrawn, null], answers.Select(answer => answer.Reason));
    }

    [Fact]
    public async Task A_nuisance_number_is_sent_nothing()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        await hospital.Hospital.AddAsync(new NuisanceNumber(hospital.Vault.Seal(NuisanceNumber.NumberPurpose, Other), hospital.Vault.BlindIndex(NuisanceNumber.IndexPurpose, Other), "骚扰", hospital.Clock.GetUtcNow()));

        var answers = await hospital.AddAsync(hospital.Notice("n1", Other), hospital.Code("c1", Other), hospital.Notice("n2"));

        Assert.Equal([MessageReason.Nuisance, MessageReason.Nuisance, null], answers.Select(answer => answer.Reason));
    }

    [Fact]
    public async Task The_days_cap_counts_every_sender_and_the_next_day_begins_anew()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        hospital.Set((MessagingParameters.NoticesPerDay, "2"));
        await hospital.TakeAsync(hospital.Notice("n1"));

        var today = await hospital.AddAsync(hospital.Notice("n2"), hospital.Notice("n3"), hospital.Code("c1"), hospital.Notice("n4", Other));
        hospital.Clock.Advance(TimeSpan.FromDays(1));
        var tomorrow = await hospital.AddAsync(hospital.Notice("n5"));

        Assert.Equal([null, MessageReason.DayCap, null, null], today.Select(answer => answer.Reason));
        Assert.Null(tomorrow[0].Reason);
    }

    [Fact]
    public async Task The_same_words_to_the_same_number_within_half_a_minute_go_once()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var first = await hospital.TakeAsync(hospital.Notice("n1"));
        var again = await hospital.TakeAsync(hospital.Notice("n1") with { Key = "n1-again" });
        var other = await hospital.TakeAsync(hospital.Notice("n1", Other) with { Key = "n1-other" });
        hospital.Clock.Advance(TimeSpan.FromSeconds(31));

        var later = await hospital.TakeAsync(hospital.Notice("n1") with { Key = "n1-later" });

        Assert.Equal([null, MessageReason.Repeat, null, null], new[] { first, again, other, later }.Select(answer => answer.Reason));
    }

    [Fact]
    public async Task What_comes_at_night_waits_for_the_morning_and_keeps_its_life_and_a_code_does_not_wait()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        hospital.Clock.Advance(TimeSpan.FromHours(13)); // 22:00

        var answers = await hospital.AddAsync(hospital.Notice("n1"), hospital.Code("c1"));

        var (notice, code) = (await hospital.ReadAsync(answers[0].Id), await hospital.ReadAsync(answers[1].Id));
        Assert.Equal((MessageState.Queued, MessageReason.QuietHours), (notice.State, notice.Reason));
        Assert.Equal(TestHospital.Monday.AddHours(23), notice.NotBefore); // 08:00
        Assert.Equal(TimeSpan.FromHours(24), notice.ExpiresAt - notice.NotBefore);
        Assert.Equal(hospital.Clock.GetUtcNow(), code.NotBefore);
    }

    [Theory]
    [InlineData(20, 59, null)]
    [InlineData(21, 0, 660)]
    [InlineData(23, 30, 510)]
    [InlineData(7, 59, 1)]
    [InlineData(8, 0, null)]
    public void The_rest_lasts_from_nine_to_eight(int hour, int minute, int? minutesLeft)
    {
        var at = HospitalZone.StartOf(new(2026, 3, 2)).AddHours(hour).AddMinutes(minute);

        var end = QuietHours.EndAt(new TimeOnly(21, 0), new TimeOnly(8, 0), at);

        Assert.Equal(minutesLeft, (int?)(end - at)?.TotalMinutes);
    }

    [Fact]
    public async Task An_opt_out_stops_the_number_and_a_later_consent_lifts_it()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var wang = await hospital.Hospital.HaveAsync(Forms.WangFang());
        await hospital.ConsentAsync(wang);
        await hospital.Hospital.AddAsync(new MessageStop(hospital.Vault.BlindIndex(ContactNumber.IndexPurpose, Forms.Phone), Id<InboundMessage>.New(), hospital.Clock.GetUtcNow()));
        var stopped = await hospital.AddAsync(hospital.Promotion("p1", patient: wang), hospital.Notice("n1", patient: wang));
        hospital.Clock.Advance(TimeSpan.FromHours(1));
        await hospital.ConsentAsync(wang);

        var lifted = await hospital.AddAsync(hospital.Promotion("p2", patient: wang));

        Assert.Equal([MessageReason.OptedOut, null], stopped.Select(answer => answer.Reason));
        Assert.Null(lifted[0].Reason);
    }
}
