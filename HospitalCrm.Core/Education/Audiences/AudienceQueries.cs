using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Audiences;

/// <summary>Whom an audience means, as questions to the database.</summary>
public sealed class AudienceQueries(CrmDb db, TimeProvider clock) : IRoomPart
{
    private const string InClinic = VisitKeys.Outpatient + ":";
    private const string InWard = VisitKeys.Inpatient + ":";

    /// <summary>Everybody an audience means.</summary>
    internal IQueryable<Patient> Matching(Audience audience)
    {
        var fitting = Fitting(audience);
        if (audience.Keywords.Count > 0)
        {
            var names = Names(audience);
            var ill = Visits().Where(visit => names.Contains(visit.DiagnosisName!)).Select(visit => visit.PatientId)
                .Concat(Diagnoses().Where(diagnosis => names.Contains(diagnosis.Name)).Select(diagnosis => diagnosis.PatientId));
            return fitting.Where(patient => ill.Contains(patient.Id));
        }

        if (audience.DepartmentCode is { } department)
        {
            var seen = db.Encounters.Where(visit => visit.DepartmentCode == department).Select(visit => visit.PatientId);
            return fitting.Where(patient => seen.Contains(patient.Id));
        }

        return fitting;
    }

    /// <summary>By age, sex and last visit alone.</summary>
    internal IQueryable<Patient> Fitting(Audience audience)
    {
        var patients = db.Patients.AsNoTracking();
        var today = clock.Today();
        if (audience.AgeFrom is { } from)
        {
            var latest = today.AddYears(-from);
            patients = patients.Where(patient => patient.BirthOn <= latest);
        }

        if (audience.AgeTo is { } to)
        {
            var before = today.AddYears(-to - 1);
            patients = patients.Where(patient => patient.BirthOn > before);
        }

        if (audience.Sex is { } sex)
        {
            patients = patients.Where(patient => patient.Sex == sex);
        }

        if (audience.VisitFrom is { } since)
        {
            patients = patients.Where(patient => patient.LastVisitOn >= since);
        }

        return audience.VisitTo is { } until ? patients.Where(patient => patient.LastVisitOn <= until) : patients;
    }

    /// <summary>The same of one archive that was read.</summary>
    internal bool Fits(Audience audience, Sex sex, DateOnly? birthOn, DateOnly? lastVisitOn)
    {
        var today = clock.Today();
        return (audience.AgeFrom is not { } from || birthOn <= today.AddYears(-from))
            && (audience.AgeTo is not { } to || birthOn > today.AddYears(-to - 1))
            && (audience.Sex is not { } meant || sex == meant)
            && (audience.VisitFrom is not { } since || lastVisitOn >= since)
            && (audience.VisitTo is not { } until || lastVisitOn <= until);
    }

    /// <summary>Names of diseases in which one of the keywords stands.</summary>
    internal IQueryable<string> Names(Audience audience) =>
        audience.Keywords.Select(word => db.Diseases.Where(disease => disease.Name.Contains(word)).Select(disease => disease.Name)).Aggregate((one, other) => one.Union(other));

    /// <summary>What was prescribed for in the clinic, and what a discharge summary says: not what is still open in the wards, and no check-up.</summary>
    internal IQueryable<Encounter> Visits() => db.Encounters.AsNoTracking()
        .Where(visit => visit.Kind == EncounterKind.Outpatient || visit.Kind == EncounterKind.Emergency || (visit.Kind == EncounterKind.Inpatient && visit.EndedOn != null));

    internal IQueryable<Diagnosis> Diagnoses() => db.Diagnoses.AsNoTracking()
        .Where(diagnosis => diagnosis.VisitKey!.StartsWith(InClinic)
            || (diagnosis.VisitKey!.StartsWith(InWard) && db.Encounters.Any(stay => stay.PatientId == diagnosis.PatientId && stay.SourceCode == diagnosis.SourceCode && stay.VisitKey == diagnosis.VisitKey && stay.EndedOn != null)));
}
