using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Archive;

public sealed class HomeTests
{
    private static readonly DateTimeOffset Monday = TestHospital.Monday;
    private static readonly Actor Product = Actor.Product("test");

    [Fact]
    public async Task The_home_page_counts_visits_and_gathers_diagnoses_and_operations()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var cancelled = Facts.Visit(id, "V9", EncounterKind.Outpatient, Monday, "错挂");
        cancelled.Cancel(true);
        var operation = new Operation(id, Facts.His, "O1", "3:Z1");
        operation.Describe(1, null, "阑尾切除术", "2");
        operation.Perform(Monday.AddDays(-300), null, isDone: true);
        await hospital.AddAsync(
            Facts.Visit(id, "V1", EncounterKind.Outpatient, Monday.AddDays(-2), "高血压"), Facts.Visit(id, "V2", EncounterKind.Outpatient, Monday.AddDays(-30), "高血压"),
            Facts.Visit(id, "V3", EncounterKind.Emergency, Monday.AddDays(-60), "胸痛"), cancelled, operation);

        var home = (await hospital.Run.RunAsync(Product, (ReadArchiveHome use) => use.HandleAsync(id))).Value!;

        Assert.Equal((2, 1, 0), (home.Visits[EncounterKind.Outpatient], home.Visits[EncounterKind.Emergency], home.Visits.GetValueOrDefault(EncounterKind.Inpatient)));
        Assert.Equal([("高血压", 2), ("胸痛", 1)], home.Diagnoses!.Select(diagnosis => (diagnosis.Name, diagnosis.Times)));
        Assert.Equal("阑尾切除术", Assert.Single(home.Operations!).Name);
        Assert.Empty(home.Open);
    }

    [Fact]
    public async Task What_waits_stands_on_top_a_stay_missed_calls_and_a_deposit_used_up()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var visit = Facts.Visit(id, "V1", EncounterKind.Outpatient, Monday.AddDays(-40), "高血压");
        visit.Return(new(2026, 2, 20), null);
        var prepay = new Prepay(id, Facts.His, "Z1", "3:Z1");
        prepay.Stand(Monday, 1000m, 1320.5m, null, -320.5m);
        await hospital.AddAsync(visit, prepay, Missed(id, "a", Monday.AddHours(-3)), Missed(id, "b", Monday.AddHours(-1)), Facts.Visit(id, "Z1", EncounterKind.Inpatient, Monday.AddDays(-3)));

        var open = (await hospital.Run.RunAsync(Product, (ReadArchiveHome use) => use.HandleAsync(id))).Value!.Open;

        Assert.Equal([OpenItemKind.InHospital, OpenItemKind.MissedCalls, OpenItemKind.PrepayLow], open.Select(item => item.Kind));
        Assert.Equal(2, open[1].Args[0]);
        Assert.Equal(-320.5m, open[2].Args[0]);
    }

    [Fact]
    public async Task A_missed_call_is_done_with_when_somebody_spoke_with_him_since()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var answered = Facts.Call(id, "later", Monday.AddHours(-1));
        answered.Take(Signal("later", LineSignal.Answered, Monday.AddHours(-1).AddSeconds(5), 2), null, Monday.AddHours(-1).AddSeconds(5));
        await hospital.AddAsync(Missed(id, "a", Monday.AddHours(-3)), Missed(id, "old", Monday.AddDays(-30)), answered);

        var open = (await hospital.Run.RunAsync(Product, (ReadArchiveHome use) => use.HandleAsync(id))).Value!.Open;

        Assert.Empty(open);
    }

    [Fact]
    public async Task The_next_visit_is_told_and_reminded_of_when_it_is_near()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var (near, far) = (Facts.Visit(id, "V1", EncounterKind.Outpatient, Monday.AddDays(-7)), Facts.Visit(id, "V2", EncounterKind.Outpatient, Monday.AddDays(-8)));
        near.Return(new(2026, 3, 10), null);
        far.Return(new(2026, 9, 1), null);
        await hospital.AddAsync(near, far);

        var home = (await hospital.Run.RunAsync(Product, (ReadArchiveHome use) => use.HandleAsync(id))).Value!;

        Assert.Equal((new DateOnly(2026, 3, 10), false), (home.NextVisit!.On, home.NextVisit.IsPast));
        Assert.Equal(OpenItemKind.VisitDue, Assert.Single(home.Open).Kind);
    }

    [Fact]
    public async Task Whoever_refused_to_be_rung_up_is_told_of_first_and_the_last_word_holds()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        ConsentEntry Say(ConsentChannel channel, ConsentState state, int day) => new(id, channel, ConsentPurpose.Service, state, ConsentDoor.Call, "agent01", Monday.AddDays(day));
        await hospital.AddAsync(
            Say(ConsentChannel.Phone, ConsentState.Given, -3), Say(ConsentChannel.Phone, ConsentState.Withdrawn, -2),
            Say(ConsentChannel.Sms, ConsentState.Refused, -3), Say(ConsentChannel.Sms, ConsentState.Given, -1),
            Facts.Visit(id, "Z1", EncounterKind.Inpatient, Monday.AddDays(-3)));

        var home = (await hospital.Run.RunAsync(Product, (ReadArchiveHome use) => use.HandleAsync(id))).Value!;

        Assert.Equal([OpenItemKind.DoNotContact, OpenItemKind.InHospital], home.Open.Select(item => item.Kind));
        Assert.Equal(ConsentChannel.Phone, home.Open[0].Args[0]);
        Assert.Equal([(ConsentChannel.Phone, false), (ConsentChannel.Sms, true)], home.Consents.Select(consent => (consent.Channel, consent.IsGiven)));
    }

    [Fact]
    public async Task Messages_stand_among_the_last_contacts_for_whoever_sees_messages()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        await hospital.AddAsync(Facts.Call(id, "a", Monday.AddHours(-2)));
        await using (var scope = hospital.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Product;
            await scope.ServiceProvider.GetRequiredService<MessageOutbox>().AddAsync(new NewMessage("test", "1", MessageCategory.Notice, Forms.Phone, "请留意复诊时间") { PatientId = id }, default);
            await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync();
        }

        var lead = await hospital.StaffAsync("lead01", "赵强", PatientPermissions.View, PatientPermissions.SeeNames, MessagingPermissions.View);
        var masked = await hospital.StaffAsync("manager01", "梁德明", PatientPermissions.View, MessagingPermissions.View);
        var other = await hospital.StaffAsync("records01", "宋玉兰", PatientPermissions.View, PatientPermissions.SeeNames);
        var seen = (await hospital.Run.RunAsync(lead, (ReadArchiveHome use) => use.HandleAsync(id))).Value!.Contacts;
        var covered = (await hospital.Run.RunAsync(masked, (ReadArchiveHome use) => use.HandleAsync(id))).Value!.Contacts;
        var calls = (await hospital.Run.RunAsync(other, (ReadArchiveHome use) => use.HandleAsync(id))).Value!.Contacts;

        Assert.Equal([InteractionKind.Message, InteractionKind.Call], seen.Select(contact => contact.Kind));
        Assert.Equal(("请留意复诊时间", MessageState.Queued), (seen[0].Text, seen[0].MessageState));
        Assert.Null(covered[0].Text);
        Assert.Equal(InteractionKind.Call, Assert.Single(calls).Kind);
    }

    private static Core.Calls.CallSession Missed(Id<Core.Patients.Patient> id, string link, DateTimeOffset at)
    {
        var call = Facts.Call(id, link, at);
        call.Take(Signal(link, LineSignal.Ended, at.AddSeconds(20), 1), null, at.AddSeconds(20));
        return call;
    }

    private static LineEvent Signal(string link, LineSignal signal, DateTimeOffset at, long sequence) => new("line1", Guid.NewGuid(), sequence, link, signal, at);
}
