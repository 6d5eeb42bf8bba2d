using AngleSharp.Dom;
using Bunit;
using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Complaints.Praise;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Calls;
using HospitalCrm.Web.Tests.Patients;
using HospitalCrm.Web.Calls;
using HospitalCrm.Web.Desk;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Web.Tests.Desk;

/// <summary>The seven doors on a card, before and after the call is answered.</summary>
public sealed class PopDoorsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly Permission[] All =
    [
        PatientPermissions.View, ArchivePermissions.ViewMedical, FollowUpPermissions.View, PraisePermissions.View, PraisePermissions.Register, Core.Complaints.ComplaintPermissions.View,
    ];

    [Fact]
    public async Task A_ringing_card_has_its_doors_without_clinical_counts_and_once_answered_with_them()
    {
        await using var rig = await PopRig.OpenAsync(All);
        var wang = await HaveAsync(rig);
        var panel = rig.Page.Show<PopPanel>(rig.Agent);
        await rig.SayAsync(Say.Number("c1", "013800138000", extension: "8001"));

        Assert.Equal("true", panel.WaitFor("pop-doors").GetAttribute("data-hidden"));
        var ringing = Doors(panel);
        Assert.NotNull(panel.WaitFor("pop-hidden"));
        Assert.DoesNotContain("高血压", panel.Markup, StringComparison.Ordinal);
        Assert.Empty(panel.All("pop-lines"));

        await rig.SayAsync(Say.Answered("c1"));

        panel.WaitForAssertion(() => Assert.Contains("高血压", panel.Markup, StringComparison.Ordinal), Patience);
        panel.WaitForAssertion(() => Assert.Equal("2", Doors(panel)[0].GetAttribute("data-count")), Patience);
        Assert.Equal(["O", "Z", "H", "L", "Y", "J", "T"], ringing.Select(door => door.GetAttribute("data-door-key")));
        Assert.All(ringing.Take(3), door => Assert.False(door.HasAttribute("data-count")));
        Assert.Equal(
            [$"patients/{wang}?tab=medical&visits=Outpatient", $"patients/{wang}?tab=medical&visits=Inpatient", $"patients/{wang}?tab=interactions&about=FollowUp", $"patients/{wang}?tab=interactions&about=spoken", null, $"praise?patient={wang}", $"complaints?patient={wang}"],
            Doors(panel).Select(door => door.GetAttribute("href")));
        Assert.Contains("1待办", Doors(panel)[2].TextContent, StringComparison.Ordinal);
        Assert.Equal("follow-ups/", panel.At("pop-lines").QuerySelector("li[data-kind=FollowUp] a")!.GetAttribute("href")![..11]);
        Assert.Contains("013800138000", panel.At("pop-raw-number").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missed_card_stays_hidden_and_says_so()
    {
        await using var rig = await PopRig.OpenAsync(All);
        await HaveAsync(rig);
        var panel = rig.Page.Show<PopPanel>(rig.Agent);
        await rig.SayAsync(Say.Number("c1", People.Phone, extension: "8001"));
        panel.WaitFor("pop-doors");
        await rig.SayAsync(Say.Ended("c1", cause: "127"));

        panel.WaitForAssertion(() => Assert.Equal("missed", panel.At("screen-pop").GetAttribute("data-state")), Patience);
        panel.WaitFor("pop-doors");

        Assert.Contains("未接听", panel.At("pop-hidden").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("高血压", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_door_is_for_whoever_holds_its_right()
    {
        await using var rig = await PopRig.OpenAsync(PatientPermissions.View);
        await HaveAsync(rig);
        var panel = rig.Page.Show<PopPanel>(rig.Agent);

        await rig.SayAsync(Say.Number("c1", People.Phone, extension: "8001"), Say.Answered("c1"));

        panel.WaitFor("pop-doors");
        Assert.Equal(["Contact", "Appointment"], Doors(panel).Select(door => door.GetAttribute("data-kind")));
    }

    [Fact]
    public async Task A_closed_archive_has_no_doors()
    {
        await using var rig = await PopRig.OpenAsync(All);
        var wang = await HaveAsync(rig);
        Assert.Null((await rig.Page.Hospital.Run.RunAsync(Actor.Product("test"), (RestrictPatient use) => use.HandleAsync(wang, Restriction.Psychiatric, "精神科患者"))).Problem);
        var panel = rig.Page.Show<PopPanel>(rig.Agent);

        await rig.SayAsync(Say.Number("c1", People.Phone, extension: "8001"), Say.Answered("c1"));

        panel.WaitFor("pop-restricted");
        panel.WaitFor("pop-crisis-raise");
        Assert.Empty(panel.All("pop-doors"));
    }

    [Fact]
    public async Task The_booking_door_opens_the_note_with_its_topic_and_nothing_typed_is_lost()
    {
        await using var rig = await PopRig.OpenAsync(All);
        await HaveAsync(rig);
        var panel = rig.Page.Show<PopPanel>(rig.Agent);
        await rig.SayAsync(Say.Number("c1", People.Phone, extension: "8001"), Say.Answered("c1"));
        panel.WaitFor("pop-doors");
        panel.WaitForAssertion(() => Assert.NotNull(panel.Find(".pop-note[data-ready=true]")), Patience);
        panel.At("pop-note").Input("想约周三心内科");

        panel.Find("[data-testid=pop-door][data-kind=Appointment]").Click();

        panel.WaitForAssertion(() => Assert.Equal(nameof(ContactTopic.Appointment), panel.At("pop-topic").GetAttribute("value")), Patience);
        Assert.Equal("想约周三心内科", panel.At("pop-note").GetAttribute("value"));
        Assert.Empty(panel.All("note-door"));
    }

    [Theory]
    [InlineData(ContactTopic.Suggestion, "praise/new?call=")]
    [InlineData(ContactTopic.Praise, "praise/new?call=")]
    [InlineData(ContactTopic.FollowUp, "follow-ups/")]
    public async Task A_topic_leads_to_its_form(ContactTopic topic, string address)
    {
        await using var rig = await PopRig.OpenAsync(All);
        await HaveAsync(rig);
        var panel = rig.Page.Show<PopPanel>(rig.Agent);
        await rig.SayAsync(Say.Number("c1", People.Phone, extension: "8001"), Say.Answered("c1"));
        panel.WaitFor("pop-lines");

        panel.At("pop-topic").Change(topic.ToString());

        Assert.StartsWith(address, panel.WaitFor("note-door").GetAttribute("href"), StringComparison.Ordinal);
    }

    private static List<IElement> Doors(IRenderedComponent<PopPanel> panel) => [.. panel.All("pop-door")];

    private static async Task<Id<Patient>> HaveAsync(PopRig rig)
    {
        var hospital = rig.Page.Hospital;
        var wang = await hospital.HaveAsync();
        await hospital.WithDbAsync(async db =>
        {
            var patient = await db.Patients.SingleAsync(known => known.Id == wang);
            var (visit, latest) = (new Encounter(patient, EncounterKind.Outpatient, "1001", new(2026, 1, 20)), new Encounter(patient, EncounterKind.Outpatient, "1001", new(2026, 2, 20)));
            latest.Diagnose("I10", "高血压");
            db.AddRange(visit, latest);
            db.Add(new FollowUpTask(wang, patient.PersonId, FollowUpOrigin.ByHand, Core.Tests.TestHospital.Monday)
                .Ask(null, FollowUpImportance.Ordinary, null).Assign("1001", null, FollowUpCaller.CallCentre, null).Plan(new(2026, 2, 20), Core.Tests.TestHospital.Monday, 0));
            return await db.SaveChangesAsync();
        });
        return wang;
    }
}
