using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Calls;

/// <summary>A call is no side door to an archive: agent01 took 王芳's call and noted what she said; she was treated in 1001.</summary>
public sealed class CallSightTests
{
    private const string Said = "问化疗后发热怎么办";

    private static readonly Permission[] Watch = [CallPermissions.View, CallPermissions.SeeAll, PatientPermissions.SeeNames];

    [Fact]
    public async Task Others_see_every_call_but_whose_it_was_only_within_their_reach()
    {
        await using var centre = await CallCentre.OpenAsync();
        var (_, call, patient) = await SpokenAsync(centre);
        var far = await WatcherAsync(centre, "far01", DataScope.Department, "1002");
        var near = await WatcherAsync(centre, "near01", DataScope.Department, "1001");
        var nobody = await centre.Hospital.StaffAsync("none01", "无名", Watch);

        foreach (var reader in new[] { far, nobody })
        {
            var opened = (await centre.Run.RunAsync(reader, (OpenCall use) => use.HandleAsync(call))).Value!;
            Assert.Equal((null, null, true), (opened.PatientName, opened.PatientId, opened.IsCovered));
            Assert.Empty(opened.Notes);
            Assert.DoesNotContain("王芳", await CellsAsync(centre, reader));
            Assert.All(await ContactAsync(centre, reader), cell => Assert.False(cell is "王芳" or Said));
        }

        var seen = (await centre.Run.RunAsync(near, (OpenCall use) => use.HandleAsync(call))).Value!;
        Assert.Equal(("王芳", (Id<Patient>?)patient, Said, false), (seen.PatientName, seen.PatientId, Assert.Single(seen.Notes).Text, seen.IsCovered));
        Assert.Contains("王芳", await CellsAsync(centre, near));
        Assert.Contains(Said, await ContactAsync(centre, near));
    }

    [Fact]
    public async Task What_a_patient_of_a_restricted_archive_said_is_closed_with_it_and_his_name_covered()
    {
        await using var centre = await CallCentre.OpenAsync();
        var (_, call, patient) = await SpokenAsync(centre);
        await centre.Run.RunAsync(Actor.Product("test"), (RestrictPatient use) => use.HandleAsync(patient, Restriction.Psychiatric, "精神科患者"));
        var lead = await WatcherAsync(centre, "lead01", DataScope.All, null);
        var records = await WatcherAsync(centre, "records01", DataScope.All, null, PatientPermissions.SeeRestricted);

        var closed = (await centre.Run.RunAsync(lead, (OpenCall use) => use.HandleAsync(call))).Value!;
        var open = (await centre.Run.RunAsync(records, (OpenCall use) => use.HandleAsync(call))).Value!;

        Assert.Equal(("王*", null, true), (closed.PatientName, closed.PatientId, closed.IsCovered));
        Assert.Empty(closed.Notes);
        Assert.Contains("王*", await CellsAsync(centre, lead));
        Assert.Contains("王*", await ContactAsync(centre, lead));
        Assert.DoesNotContain(Said, await ContactAsync(centre, lead));
        Assert.Contains(Said, await ContactAsync(centre, records));
        Assert.Equal(("王芳", Said), (open.PatientName, Assert.Single(open.Notes).Text));
    }

    [Fact]
    public async Task An_agent_keeps_the_name_of_his_own_caller_and_his_own_note()
    {
        await using var centre = await CallCentre.OpenAsync();
        var (agent, call, _) = await SpokenAsync(centre);

        var own = (await centre.Run.RunAsync(agent, (OpenCall use) => use.HandleAsync(call))).Value!;

        Assert.Equal(("王芳", Said), (own.PatientName, Assert.Single(own.Notes).Text));
        Assert.Contains("王芳", await CellsAsync(centre, agent));
        Assert.Contains(Said, await ContactAsync(centre, agent));
    }

    [Fact]
    public async Task An_agent_finds_his_own_records_and_nobody_elses()
    {
        await using var centre = await CallCentre.OpenAsync();
        await SpokenAsync(centre);
        var other = await centre.AgentAsync("agent02", "8002", CallPermissions.View);

        Assert.Empty((await centre.Run.ReadAsync(other, ContactList.Definition, new())).Value!.Cells);
    }

    [Fact]
    public async Task A_call_is_linked_to_who_has_its_number_and_to_others_only_where_their_archive_is_open()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        var caller = await centre.Hospital.HaveAsync(Forms.WangFang());
        var other = await centre.Hospital.HaveAsync(new() { Name = "李强" });
        var restricted = await centre.Hospital.HaveAsync(new() { Name = "欧阳娜娜" });
        await centre.Run.RunAsync(Actor.Product("test"), (RestrictPatient use) => use.HandleAsync(restricted, Restriction.Vip, "本院职工家属"));
        await centre.SayAsync(Say.Number("c1", Forms.Phone, extension: "8001"));
        var call = (await centre.CallAsync("c1")).Id;

        var beyond = await LinkAsync(centre, agent, call, other);
        var chosen = await LinkAsync(centre, agent, call, caller);
        await GrantAsync(centre, agent, DataScope.All);
        var closed = await LinkAsync(centre, agent, call, restricted);
        var mended = await LinkAsync(centre, agent, call, other);

        Assert.Equal("Patients.Missing", beyond.Problem?.Code);
        Assert.Null(chosen.Problem);
        Assert.Equal("Patients.ArchiveRestricted", closed.Problem?.Code);
        Assert.Null(mended.Problem);
        Assert.Equal(other, (await centre.CallAsync("c1")).PatientId);
    }

    [Fact]
    public async Task The_card_at_the_seat_of_somebody_who_answers_no_calls_any_more_names_nobody()
    {
        await using var centre = await CallCentre.OpenAsync();
        var (agent, call, _) = await SpokenAsync(centre);
        var before = await CardAsync(centre, call);
        await centre.Hospital.WithDbAsync(db => db.Grants.Where(grant => grant.Permission == CallPermissions.Answer.Code).ExecuteDeleteAsync());
        centre.Services.GetRequiredService<Grants>().Forget();

        var after = await CardAsync(centre, call);

        Assert.Equal((agent.StaffNo, "王芳", false), (before.AgentNo, before.Patient!.Name, before.Patient.IsClosed));
        Assert.Equal(("王*", true, null), (after.Patient!.Name, after.Patient.IsClosed, after.Patient.BirthOn));
    }

    [Fact]
    public async Task An_archive_is_made_from_a_call_of_ones_own_only()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001", PatientPermissions.Register);
        var other = await centre.AgentAsync("agent02", "8002", PatientPermissions.Register);
        await centre.SayAsync(Say.Withheld("c1", extension: "8001"));
        var call = (await centre.CallAsync("c1")).Id;

        var foreign = await centre.Run.RunAsync(other, (RegisterPatient use) => use.HandleAsync(Forms.WangFang(), call.Value));
        var linked = (await centre.CallAsync("c1")).PatientId;
        var own = await centre.Run.RunAsync(agent, (RegisterPatient use) => use.HandleAsync(Forms.WangFang(), call.Value));

        Assert.Equal("Calls.NotYours", foreign.Problem?.Code);
        Assert.Null(linked);
        Assert.Equal(own.Value, (await centre.CallAsync("c1")).PatientId);
        Assert.Equal(1, await centre.ReadAsync(db => db.Patients.CountAsync()));
    }

    private static async Task<(Actor Agent, Id<CallSession> Call, Id<Patient> Patient)> SpokenAsync(CallCentre centre)
    {
        var agent = await centre.AgentAsync("agent01", "8001", CallPermissions.View);
        var patient = await centre.Hospital.HaveAsync(Forms.WangFang());
        await centre.Hospital.WithDbAsync(async db =>
        {
            db.Add(new Encounter(await db.Patients.SingleAsync(), EncounterKind.Inpatient, "1001", new(2026, 1, 5)));
            return await db.SaveChangesAsync();
        });
        await centre.SayAsync(Say.Number("c1", Forms.Phone, extension: "8001"), Say.Answered("c1"));
        var call = await centre.CallAsync("c1");
        Assert.Null((await centre.Run.RunAsync(agent, (SaveContactRecord use) => use.HandleAsync(call.Id, new() { Text = Said }))).Problem);
        return (agent, call.Id, patient);
    }

    private static async Task<Actor> WatcherAsync(CallCentre centre, string staffNo, DataScope scope, string? department, params Permission[] more)
    {
        var watcher = await centre.Hospital.StaffAsync(staffNo, staffNo, [.. Watch, .. more]);
        await centre.Hospital.WithDbAsync(async db =>
        {
            (await db.Staff.SingleAsync(staff => staff.StaffNo == staffNo)).Describe(staffNo, department, null, null);
            return await db.SaveChangesAsync();
        });
        await GrantAsync(centre, watcher, scope);
        return watcher;
    }

    private static async Task GrantAsync(CallCentre centre, Actor staff, DataScope scope)
    {
        var role = await centre.ReadAsync(db => db.StaffRoles.Where(held => db.Staff.Any(one => one.Id == held.StaffId && one.StaffNo == staff.StaffNo)).Select(held => held.RoleId).SingleAsync());
        await centre.Hospital.AddAsync(new Grant(role, PatientPermissions.View.Code, scope));
        centre.Services.GetRequiredService<Grants>().Forget();
    }

    private static async Task<IReadOnlyList<object?>> CellsAsync(CallCentre centre, Actor reader) =>
        Assert.Single((await centre.Run.ReadAsync(reader, CallList.Definition, new())).Value!.Cells);

    private static async Task<IReadOnlyList<object?>> ContactAsync(CallCentre centre, Actor reader) =>
        Assert.Single((await centre.Run.ReadAsync(reader, ContactList.Definition, new())).Value!.Cells);

    private static Task<Outcome<bool>> LinkAsync(CallCentre centre, Actor agent, Id<CallSession> call, Id<Patient> patient) =>
        centre.Run.RunAsync(agent, (LinkCaller use) => use.HandleAsync(call, patient));

    private static async Task<PopCard> CardAsync(CallCentre centre, Id<CallSession> call)
    {
        await using var scope = centre.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<PopCards>().ReadAsync(call, default)).Single();
    }
}
