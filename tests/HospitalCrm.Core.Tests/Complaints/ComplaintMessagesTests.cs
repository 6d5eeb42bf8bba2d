using System.Globalization;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace HospitalCrm.Core.Tests.Complaints;

/// <summary>What is written to whom, and what a clock sends when.</summary>
public sealed class ComplaintMessagesTests(ITestOutputHelper output)
{
    private const int Generated = 1_000;
    private static readonly string[] Names = ["欧阳雪", "司马青", "诸葛明", "慕容复", "上官婉", "尉迟恭", "公孙策", "令狐冲"];
    private static readonly string[] Categories = ["attitude", "medical", "nursing", "communication", "process", "waiting", "charges", "environment", "logistics", "privacy", "other"];
    private static readonly string[] Subjects = ["doctor01", "head01", "headnurse01", "nurse01", "doctor02", "head02"];

    [Fact]
    public async Task Of_a_thousand_complaints_no_text_to_those_complained_about_holds_anything_of_the_complainant()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        foreach (var staffNo in Subjects)
        {
            await hospital.AsAsync(staffNo);
        }

        var (random, secrets) = (new Random(57), new Dictionary<Id<Complaint>, string[]>());
        for (var at = 0; at < Generated; at++)
        {
            var (form, told) = await MakeAsync(hospital, random, at);
            secrets[await hospital.RegisterAsync(form)] = told;
        }

        var vault = hospital.Hospital.Services.GetRequiredService<Vault>();
        var steps = await hospital.Hospital.WithDbAsync(db => db.ComplaintSteps.AsNoTracking().Where(step => step.Act == ComplaintAct.Tell).ToListAsync());
        var outbox = await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.AsNoTracking().Where(message => message.Template != ComplaintNotices.Received).ToListAsync());
        var toStaff = steps.Where(step => step.ToldNo is not null).Select(step => (step.ComplaintId, Text: vault.Open(ComplaintStep.WordsPurpose, step.Words!.Value))).ToList();
        output.WriteLine($"{secrets.Count} complaints, {toStaff.Count} texts to staff");
        Assert.True(toStaff.Count > Generated);
        Assert.Equal(toStaff.Count, outbox.Count);
        Assert.Empty(toStaff.SelectMany(told => secrets[told.ComplaintId].Where(secret => told.Text.Contains(secret, StringComparison.Ordinal))));

        // What the complainant himself gets names him: the search above would find what is there.
        Assert.Contains(steps.Where(step => step.ToldNo is null), step => secrets[step.ComplaintId].Any(secret => vault.Open(ComplaintStep.WordsPurpose, step.Words!.Value).Contains(secret, StringComparison.Ordinal)));
        Assert.All(outbox, message => Assert.Null(message.PatientId));
    }

    [Fact]
    public async Task The_complainant_gets_his_number_the_doctor_and_his_head_a_notice()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var id = await hospital.RegisterAsync();

        var told = (await hospital.OneAsync(id)).Steps.Where(step => step.Act == ComplaintAct.Tell).ToList();
        var vault = hospital.Hospital.Services.GetRequiredService<Vault>();
        var text = vault.Open(ComplaintStep.WordsPurpose, told.Single(step => step.ToldNo is null).Words!.Value);

        Assert.Equal([null, "doctor01", "head01"], told.Select(step => step.ToldNo).Order(StringComparer.Ordinal));
        Assert.Contains("投诉-2026-000001", text, StringComparison.Ordinal);
        Assert.Contains("5个工作日", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_warns_and_climbs_to_the_leaders_each_step_once_whatever_is_restarted()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        await hospital.AsAsync("manager01");
        var form = ComplaintHospital.Form();
        form.Source = ComplaintSource.Letter;
        var id = await hospital.RegisterAsync(form);
        Assert.Equal(0, await hospital.RingAsync());

        // First contact is due after 24 hours: warned six before, then those above a day apart.
        hospital.Hospital.Clock.Advance(TimeSpan.FromHours(18));
        await hospital.RingAsync();
        await Task.WhenAll(hospital.RingAsync(), hospital.RingAsync());
        var warned = await AlarmsAsync(hospital, id, ComplaintClockKind.FirstContact);
        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(3)); // the server stood still: three steps at once
        await hospital.RingAsync();
        await hospital.RingAsync();
        var climbed = await AlarmsAsync(hospital, id, ComplaintClockKind.FirstContact);
        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(30));
        await hospital.RingAsync();

        Assert.Equal([ComplaintAlarm.Warned], warned);
        Assert.Equal([ComplaintAlarm.Warned, ComplaintAlarm.Head, ComplaintAlarm.Office, ComplaintAlarm.Leaders], climbed);
        Assert.Equal(climbed, await AlarmsAsync(hospital, id, ComplaintClockKind.FirstContact));
        Assert.Contains((await hospital.OneAsync(id)).Steps, step => step.Act == ComplaintAct.Tell && step.ToldNo == "manager01");
    }

    [Fact]
    public async Task The_clocks_of_many_ring_in_a_transaction_each_so_that_others_write_between()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        await hospital.AsAsync("manager01");
        for (var at = 0; at < 20; at++)
        {
            var form = ComplaintHospital.Form();
            form.Source = ComplaintSource.Letter;
            await hospital.RegisterAsync(form);
        }

        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(5));
        var before = await TellingsAsync();
        var seen = new HashSet<int>();
        var ringing = Task.Run(() => hospital.RingAsync());
        while (!ringing.IsCompleted)
        {
            seen.Add(await TellingsAsync());
        }

        Assert.True(await ringing > 20);
        var after = await TellingsAsync();

        // How many are seen half done depends on the machine; in one transaction it would be none.
        Assert.Contains(seen, count => count > before && count < after);

        Task<int> TellingsAsync() => hospital.Hospital.WithDbAsync(db => db.ComplaintSteps.CountAsync(step => step.Act == ComplaintAct.Tell));
    }

    [Fact]
    public async Task Feedback_ends_the_statutory_clock_and_waiting_does_not_touch_it()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var id = await hospital.RegisterAsync();
        Assert.Null((await hospital.AssignAsync(id)).Problem);
        Assert.Null((await hospital.DoAsync<WaitForComplainant>("medical01", (use, form) => use.HandleAsync(id, form))).Problem);
        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(9));
        var waiting = await hospital.OpenAsync("complaint01", id);
        Assert.Null((await hospital.DoAsync<ResumeComplaint>("medical01", (use, form) => use.HandleAsync(id, form))).Problem);
        Assert.Null((await hospital.DoAsync<FeedBackComplaint>("medical01", (use, form) => use.HandleAsync(id, form))).Problem);

        var after = await hospital.OpenAsync("complaint01", id);
        var (statutory, inner) = (after.Value!.Clocks.Single(clock => clock.Kind == ComplaintClockKind.Statutory), after.Value.Clocks.Last(clock => clock.Kind == ComplaintClockKind.Internal));
        Assert.Equal(ComplaintState.Waiting, waiting.Value!.State);
        Assert.True(waiting.Value.Clocks.Single(clock => clock.Kind == ComplaintClockKind.Statutory).IsLate);
        Assert.True(statutory is { IsLate: true, IsMet: true, EndedAt: not null });
        Assert.Equal(TimeSpan.FromDays(9), inner.Pauses.Single().To - inner.Pauses.Single().From);
        Assert.False(inner.IsLate);
    }

    private static async Task<List<ComplaintAlarm?>> AlarmsAsync(ComplaintHospital hospital, Id<Complaint> id, ComplaintClockKind kind) =>
        [.. (await hospital.OneAsync(id)).Steps.Where(step => step.Act == ComplaintAct.Alarm && step.Clock == kind).Select(step => step.Alarm)];

    private static async Task<(ComplaintForm Form, string[] Secrets)> MakeAsync(ComplaintHospital hospital, Random random, int at)
    {
        var name = Names[random.Next(Names.Length)] + (char)(0x6000 + random.Next(0x1000));
        var phone = string.Create(CultureInfo.InvariantCulture, $"136{at:D8}");
        var (bed, address) = ($"{random.Next(1, 60)}床", $"海淀区清河路{at + 1000}号院{random.Next(1, 20)}单元");
        var identity = random.Next(10) == 0 ? Forms.IdNumber : null;
        var words = $"我是{bed}的{name}，家住{address}，电话{phone}，第{at}次反映护士没有按时换药。";
        var patient = at % 10 == 0 ? await hospital.Hospital.HaveAsync(new() { Name = name, BirthDate = "1960-01-01", Numbers = [new() { Number = phone }] }) : default(Id<Patient>?);
        var form = new ComplaintForm
        {
            Source = (ComplaintSource)random.Next(7),
            ComplainantName = name,
            ComplainantPhone = phone,
            Patient = patient?.Value,
            Department = random.Next(2) == 0 ? "1001" : null,
            Staff = random.Next(5) == 0 ? null : Subjects[random.Next(Subjects.Length)],
            Category = Categories[random.Next(Categories.Length)],
            Importance = "normal",
            Text = identity is null ? words : words + "身份证" + identity,
        };
        return (form, [name, phone, bed, address, words, "没有按时换药", .. identity is null ? Array.Empty<string>() : [identity]]);
    }
}
