using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Notices;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Notices;

/// <summary>短信接收人: where costs and results go when they do not go to the patient himself.</summary>
public sealed class RecipientTests
{
    private const string Marked = "13800138000";
    private const string Other = "13900139000";

    [Fact]
    public async Task A_childs_costs_go_to_the_marked_guardian_and_not_to_another_contact()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        await OweAsync(notices, await ChildAsync(notices, isMarked: true));

        await notices.RunAsync<SendDailyBills>();

        var message = Assert.Single(await notices.MessagesAsync());
        Assert.Equal((MessageState.Queued, true), (message.State, message.IsConfidential));
        Assert.Equal(Marked, NumberOf(notices, message));
    }

    [Fact]
    public async Task An_adults_costs_go_to_whom_he_marked_even_when_he_has_a_number_of_his_own()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        var form = Forms.WangFang();
        form.Numbers = [new() { Number = Other }];
        form.Contacts = [Contact(Marked, isMarked: true)];
        await OweAsync(notices, await notices.Hospital.HaveAsync(form));

        await notices.RunAsync<SendDailyBills>();

        Assert.Equal(Marked, NumberOf(notices, Assert.Single(await notices.MessagesAsync())));
    }

    [Theory]
    [InlineData("unmarked")]
    [InlineData("removed")]
    [InlineData("shared")]
    [InlineData("dead")]
    public async Task Without_the_mark_or_with_a_shared_or_dead_number_nobody_hears_of_a_childs_costs(string why)
    {
        await using var notices = await NoticeHospital.OpenAsync();
        var child = await ChildAsync(notices, isMarked: why != "unmarked");
        await OweAsync(notices, child);
        var number = await notices.Hospital.WithDbAsync(db => db.ContactNumbers.AsNoTracking().Where(number => number.PatientId == child).OrderByDescending(number => number.IsRecipient).FirstAsync());
        switch (why)
        {
            case "removed":
                var form = await FormAsync(notices, child);
                form.Contacts.ForEach(contact => contact.Phone.IsRecipient = false);
                Assert.Null((await notices.Hospital.Run.RunAsync(Actor.Product("test"), (EditPatient use) => use.HandleAsync(form))).Problem);
                break;
            case "shared" or "dead":
                await notices.Hospital.Run.RunAsync(Actor.Product("test"), (MarkNumber use) => use.HandleAsync(number.Id, why == "dead" ? NumberMark.Dead : NumberMark.Shared));
                break;
            default:
                break;
        }

        await notices.RunAsync<SendDailyBills>();

        Assert.Empty(await notices.MessagesAsync());
        Assert.Equal(NoticeEnd.NoNumber, Assert.Single(await notices.MarksAsync()).End);
    }

    [Fact]
    public async Task The_gate_lets_a_confidential_message_to_a_contact_pass_only_with_the_mark()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        var child = await ChildAsync(notices, isMarked: false);
        await OweAsync(notices, child);
        var order = new NewMessage("test", "1", MessageCategory.Notice, Marked, "费用") { PatientId = child, IsConfidential = true };

        var answer = await AddAsync(notices, order);
        await notices.Hospital.WithDbAsync(db => db.ContactNumbers.Where(number => number.PatientId == child).ExecuteUpdateAsync(set => set.SetProperty(number => number.IsRecipient, true)));
        var marked = await AddAsync(notices, order with { Key = "2", Text = "费用二" });

        Assert.Equal((MessageReason.NotHisNumber, MessageState.Queued), (answer.Reason!.Value, marked.State));
    }

    [Fact]
    public async Task The_mark_is_shown_kept_and_on_record_and_refused_for_a_shared_number()
    {
        await using var notices = await NoticeHospital.OpenAsync();
        var child = await ChildAsync(notices, isMarked: true);
        var form = await FormAsync(notices, child);
        var kept = form.Contacts.Select(contact => contact.Phone.IsRecipient).ToList();
        form.Numbers = [new() { Number = "13700137000", Owner = NumberOwner.Shared, IsRecipient = true }];

        var refused = (await notices.Hospital.Run.RunAsync(Actor.Product("test"), (EditPatient use) => use.HandleAsync(form))).Problem;

        Assert.Equal([true, false], kept);
        Assert.Equal("Patients.RecipientShared", Assert.Single(refused!.Fields).Code);
        form.Numbers = [];
        form.Contacts[0].Phone.IsRecipient = false;
        Assert.Null((await notices.Hospital.Run.RunAsync(Actor.Product("test"), (EditPatient use) => use.HandleAsync(form))).Problem);
        var changes = (await notices.Hospital.Run.RunAsync(Actor.Product("test"), (ReadPatientChanges use) => use.HandleAsync(child))).Value!;
        Assert.Contains(changes.SelectMany(change => change.Fields), field => field.Field == nameof(ContactNumber.IsRecipient));
    }

    private static Task<Id<Patient>> ChildAsync(NoticeHospital notices, bool isMarked) => notices.Hospital.HaveAsync(new()
    {
        Name = "王小宝",
        BirthDate = "2022-05-01",
        Contacts = [Contact(Marked, isMarked), Contact(Other, isMarked: false)],
    });

    private static ContactPersonForm Contact(string number, bool isMarked) =>
        new() { Name = number == Marked ? "王芳" : "李强", Relation = Relationships.Parent, Phone = new() { Number = number, Owner = NumberOwner.Contact, IsRecipient = isMarked } };

    private static async Task OweAsync(NoticeHospital notices, Id<Patient> patient) =>
        await notices.FeesAsync(await notices.StayAsync(patient), NoticeHospital.Yesterday, isClosed: true, ("床位费", 35m));

    private static async Task<PatientForm> FormAsync(NoticeHospital notices, Id<Patient> patient) =>
        (await notices.Hospital.Run.RunAsync(Actor.Product("test"), (ReadPatientForm use) => use.HandleAsync(patient))).Value!;

    private static async Task<OutboxAnswer> AddAsync(NoticeHospital notices, NewMessage message)
    {
        await using var scope = notices.Hospital.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MessageOutbox>().AddAsync(message, default);
    }

    private static string NumberOf(NoticeHospital notices, OutboundMessage message) => notices.Hospital.Services.GetRequiredService<Vault>().Open(OutboundMessage.ToPurpose, message.To);
}
