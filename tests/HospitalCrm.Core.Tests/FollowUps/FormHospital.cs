using System.Text.RegularExpressions;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Doors;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.FollowUps;

/// <summary>A hospital patients reach from outside, and what a patient does with the link he got.</summary>
internal static class FormHospital
{
    public const string Address = "https://crm.example.cn";
    public const string BirthDate = "19500101";

    public static readonly Actor Patient = Actor.Product("web-form");

    public static void Open(this FollowUpHospital hospital, params (string Key, string Value)[] more) =>
        hospital.Hospital.Services.GetRequiredService<ParameterValues>().Load(
            more.Prepend((FormParameters.Address.Key, Address)).ToDictionary(pair => pair.Item1, pair => pair.Item2));

    public static Task ConsentAsync(this FollowUpHospital hospital, Id<Patient> patient, ConsentState state = ConsentState.Given) =>
        hospital.Hospital.AddAsync(new ConsentEntry(patient, ConsentChannel.Sms, ConsentPurpose.Service, state, ConsentDoor.Counter, "agent01", hospital.Hospital.Clock.GetUtcNow()));

    public static Task<Outcome<bool>> SendFormAsync(this FollowUpHospital hospital, Actor by, FollowUpTask task, bool consents = true) =>
        hospital.Hospital.Run.RunAsync(by, (SendFollowUpForm use) => use.HandleAsync(task.Id, consents));

    /// <summary>What stands in the newest message's address.</summary>
    public static async Task<string> TokenAsync(this FollowUpHospital hospital) =>
        Regex.Match(await hospital.TextAsync(), "/f/([A-Za-z0-9_-]{22})").Groups[1].Value;

    public static async Task<string> TextAsync(this FollowUpHospital hospital)
    {
        var message = await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.OrderByDescending(message => message.CreatedAt).ThenByDescending(message => message.Id).FirstAsync());
        return hospital.Hospital.Services.GetRequiredService<Vault>().Open(OutboundMessage.TextPurpose, message.Text);
    }

    public static async Task<FormPaper> PaperAsync(this FollowUpHospital hospital, string token, string? ticket = null) =>
        (await hospital.Hospital.Run.RunAsync(Patient, (OpenFollowUpForm use) => use.HandleAsync(token, ticket, null))).Value!;

    public static async Task<FormProof> ProveAsync(this FollowUpHospital hospital, string token, string typed = BirthDate) =>
        (await hospital.Hospital.Run.RunAsync(Patient, (ProveFollowUpForm use) => use.HandleAsync(token, typed))).Value!;

    public static async Task<Outcome<FormAnswer>> SubmitAsync(this FollowUpHospital hospital, string token, string? ticket, params (string Question, string Answer)[] answers)
    {
        var form = await hospital.AnsweredAsync(answers);
        return await hospital.Hospital.Run.RunAsync(Patient, (SubmitFollowUpForm use) => use.HandleAsync(token, ticket, form.Edition!.Value, Answers.FromJson(form.Answers)));
    }

    public static Task<FollowUpLink> LinkAsync(this FollowUpHospital hospital) => hospital.Hospital.WithDbAsync(db => db.FollowUpLinks.AsNoTracking().OrderByDescending(link => link.SentAt).FirstAsync());

    /// <summary>A follow-up whose form is with the patient, and what stands in its address.</summary>
    public static async Task<(FollowUpTask Task, string Token)> SentAsync(this FollowUpHospital hospital)
    {
        hospital.Open();
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var task = await hospital.DueAsync();
        Assert.Null((await hospital.SendFormAsync(nurse, task)).Problem);
        return (task, await hospital.TokenAsync());
    }
}
