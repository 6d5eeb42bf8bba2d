using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Lists;
using HospitalCrm.Core.Tests.Messaging;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Archive;

/// <summary>Messages on the time axis of an archive.</summary>
public sealed class MessageInteractionTests
{
    private static readonly Permission[] Agent = [PatientPermissions.View, PatientPermissions.SeeNames, MessagingPermissions.View];

    [Fact]
    public async Task What_went_and_what_came_stand_on_the_axis_with_state_and_words_and_codes_do_not()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var wang = await hospital.Hospital.HaveAsync(Forms.WangFang());
        await hospital.AddAsync(hospital.Notice("n1", patient: wang), hospital.Code("c1") with { PatientId = wang });
        hospital.Clock.Advance(TimeSpan.FromMinutes(1));
        await hospital.InScopeAsync<ReceiveReply>((use, _) => use.HandleAsync("gateway", new(hospital.Clock.GetUtcNow(), "+86" + Forms.Phone, "", "\u202E请问几点上班？", "m1")));
        var agent = await hospital.Hospital.StaffAsync("agent01", "刘敏", Agent);

        var page = await ReadAsync(hospital, wang, agent);
        var counts = (await hospital.Hospital.Run.RunAsync(agent, (CountInteractions use) => use.HandleAsync(wang, new()))).Value!;
        var home = (await hospital.Hospital.Run.RunAsync(agent, (ReadArchiveHome use) => use.HandleAsync(wang))).Value!;

        Assert.Equal([InteractionKind.Reply, InteractionKind.Message], page.Lines.Select(line => line.Kind));
        Assert.Equal((ReplyKind.Inquiry, "请问几点上班？"), (page.Lines[0].ReplyKind!.Value, page.Lines[0].Text));
        Assert.Equal((MessageState.Queued, "Free"), (page.Lines[1].MessageState!.Value, page.Lines[1].MessageKind));
        Assert.Contains("n1", page.Lines[1].Text, StringComparison.Ordinal);
        Assert.Equal(2, counts[InteractionClass.Message]);
        Assert.Equal(new MessageOverview(0, 1, 1), home.Messages);
    }

    [Fact]
    public async Task Without_names_there_are_no_words_and_without_the_right_there_are_no_messages()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var wang = await hospital.Hospital.HaveAsync(Forms.WangFang());
        await hospital.AddAsync(hospital.Notice("n1", patient: wang));
        var nameless = await hospital.Hospital.StaffAsync("finance01", "钱多", PatientPermissions.View, MessagingPermissions.View);
        var doctor = await hospital.Hospital.StaffAsync("doctor01", "李主任", PatientPermissions.View, PatientPermissions.SeeNames, ArchivePermissions.ViewMedical);

        Assert.Null(Assert.Single((await ReadAsync(hospital, wang, nameless)).Lines).Text);
        Assert.Empty((await ReadAsync(hospital, wang, doctor)).Lines);
        Assert.Null((await hospital.Hospital.Run.RunAsync(doctor, (ReadArchiveHome use) => use.HandleAsync(wang))).Value!.Messages);
    }

    [Fact]
    public async Task Two_thousand_messages_of_one_person_are_read_a_page_at_a_time_through_the_index()
    {
        await using var hospital = await MessagingHospital.OpenAsync(TestDatabase.Sqlite);
        hospital.Set((MessagingParameters.NoticesPerDay, "0"), (MessagingParameters.RepeatSeconds, "0"));
        var wang = await hospital.Hospital.HaveAsync(Forms.WangFang());
        for (var batch = 0; batch < 4; batch++)
        {
            await hospital.AddAsync([.. Enumerable.Range(0, 500).Select(at => hospital.Notice($"n{batch}-{at}", patient: wang))]);
            hospital.Clock.Advance(TimeSpan.FromHours(1));
        }

        await hospital.Hospital.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("ANALYZE"));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var agent = await hospital.Hospital.StaffAsync("agent01", "刘敏", Agent);

        var shown = 0;
        var plan = await QueryPlans.DuringAsync(hospital.Hospital, async () => shown = (await ReadAsync(hospital, wang, agent)).Lines.Count);

        Assert.Equal(InteractionReading.PageSize, shown);
        Assert.Contains(plan, step => step.Contains("IX_OutboundMessages_PatientId_CreatedAt", StringComparison.Ordinal));
        Assert.Contains(plan, step => step.Contains("IX_InboundMessages_PatientId_At", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.Contains("SCAN o", StringComparison.Ordinal) || step.Contains("SCAN i", StringComparison.Ordinal));
    }

    private static async Task<InteractionPage> ReadAsync(MessagingHospital hospital, Id<Patient> patient, Actor by) =>
        (await hospital.Hospital.Run.RunAsync(by, (ReadInteractions use) => use.HandleAsync(patient, new()))).Value!;
}
