using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Archive;

public sealed class ArchiveReadingTests
{
    [Fact]
    public async Task Calls_and_notes_stand_on_one_time_axis_newest_first()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        await hospital.StaffAsync("agent01", "李敏");
        var call = new CallSession("line1", "link1", CallDirection.Incoming, TestHospital.Monday);
        call.Offer("agent01");
        call.LinkTo(id);
        var note = new ContactRecord(call.Id, "agent01", TestHospital.Monday.AddMinutes(3));
        note.Write(id, ContactTopic.Inquiry, hospital.Services.GetRequiredService<Vault>().Seal(ContactRecord.TextPurpose, "问门诊时间"));
        await hospital.AddAsync(call, note);

        var read = await hospital.Run.RunAsync(Actor.Product("test"), (ReadInteractions use) => use.HandleAsync(id));

        Assert.Equal([InteractionKind.Note, InteractionKind.Call], read.Value!.Select(interaction => interaction.Kind));
        Assert.Equal(("问门诊时间", "李敏"), (read.Value![0].Text, read.Value[0].StaffName));
        Assert.Equal((CallState.Ringing, (TimeSpan?)null), (read.Value[1].State, read.Value[1].Talked));
    }

    [Fact]
    public async Task Another_persons_calls_do_not_show()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var other = await hospital.HaveAsync(new() { Name = "李强" });
        var call = new CallSession("line1", "link1", CallDirection.Incoming, TestHospital.Monday);
        call.LinkTo(other);
        await hospital.AddAsync(call);

        var read = await hospital.Run.RunAsync(Actor.Product("test"), (ReadInteractions use) => use.HandleAsync(id));

        Assert.Empty(read.Value!);
    }

    [Fact]
    public async Task Without_the_right_to_see_archives_neither_shows()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var finance = await hospital.StaffAsync("finance01", "周会计");

        var calls = await hospital.Run.RunAsync(finance, (ReadInteractions use) => use.HandleAsync(id));
        var visits = await hospital.Run.RunAsync(finance, (ReadEncounters use) => use.HandleAsync(id));

        Assert.Equal((ProblemKind.Forbidden, ProblemKind.Forbidden), (calls.Problem?.Kind, visits.Problem?.Kind));
    }
}
