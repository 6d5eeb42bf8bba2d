using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Tests.Calls;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Desk;

/// <summary>What the card of a ringing call shows to the agent it rings at.</summary>
public sealed class CardMaskTests
{
    [Fact]
    public async Task The_card_of_a_restricted_caller_shows_that_the_archive_exists_until_the_agent_opens_it()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001", PatientPermissions.View, PatientPermissions.EmergencyAccess);
        var (call, patient) = await RingAsync(centre, Restriction.Psychiatric);

        var closed = await CardAsync(centre, agent, call);
        await centre.Run.RunAsync(agent, (OpenInEmergency use) => use.HandleAsync(patient, "患者来电求助，情绪不稳"));
        var open = await CardAsync(centre, agent, call);

        Assert.Equal(("王*", true), (closed.Patient!.Name, closed.Patient.IsClosed));
        Assert.Null(closed.Patient.BirthOn);
        Assert.Empty(closed.LastContacts);
        Assert.Equal(("王芳", false), (open.Patient!.Name, open.Patient.IsClosed));
        Assert.True(open.Version > closed.Version, "the board takes a card of the same version for the old one");
    }

    [Fact]
    public async Task An_agent_without_the_right_to_names_gets_a_covered_card()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        await centre.Hospital.WithDbAsync(db => db.Grants.Where(grant => grant.Permission == PatientPermissions.SeeNames.Code).ExecuteDeleteAsync());
        centre.Services.GetRequiredService<Grants>().Forget();
        var (call, _) = await RingAsync(centre, null);

        var card = await CardAsync(centre, agent, call);

        Assert.Equal(("王*", false), (card.Patient!.Name, card.Patient.IsClosed));
    }

    [Fact]
    public async Task A_card_always_rings_at_its_agent_whatever_the_scope_of_the_list_is()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        await centre.Hospital.WithDbAsync(async db =>
        {
            var role = await db.StaffRoles.Select(held => held.RoleId).SingleAsync();
            db.Grants.Add(new(role, PatientPermissions.View.Code, DataScope.Department));
            return await db.SaveChangesAsync();
        });
        centre.Services.GetRequiredService<Grants>().Forget();
        var (call, _) = await RingAsync(centre, null);

        Assert.Equal("王芳", (await CardAsync(centre, agent, call)).Patient!.Name);
    }

    private static async Task<(Id<CallSession> Call, Id<Patient> Patient)> RingAsync(CallCentre centre, Restriction? restriction)
    {
        var patient = await centre.Hospital.HaveAsync(Forms.WangFang());
        if (restriction is { } kind)
        {
            await centre.Run.RunAsync(Actor.Product("test"), (RestrictPatient use) => use.HandleAsync(patient, kind, "精神科患者"));
        }

        await centre.SayAsync(Say.Ringing("link-1", extension: "8001"), Say.Number("link-1", Forms.Phone, extension: "8001"));
        return (await centre.Hospital.WithDbAsync(db => db.Calls.Select(call => call.Id).SingleAsync()), patient);
    }

    private static async Task<PopCard> CardAsync(CallCentre centre, Actor agent, Id<CallSession> call) =>
        (await centre.Run.RunAsync(agent, (ReadLiveCalls use) => use.HandleAsync())).Value!.Single(card => card.CallId == call);
}
