using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Patients;

public static class PatientPermissions
{
    public static readonly Permission View = new("patients.view") { IsScoped = true };

    public static readonly Permission Register = new("patients.register");

    public static readonly Permission Edit = new("patients.edit");

    public static readonly Permission Delete = new("patients.delete") { IsGuarded = true };

    public static readonly Permission Export = new("patients.export") { IsGuarded = true };

    /// <summary>A masked phone or id number shown in full; asks for a reason and is logged.</summary>
    public static readonly Permission Reveal = new("patients.reveal") { IsGuarded = true };

    /// <summary>Names in full; others see 张*三.</summary>
    public static readonly Permission SeeNames = new("patients.see-names");

    /// <summary>Restricted archives like any other.</summary>
    public static readonly Permission SeeRestricted = new("patients.see-restricted") { IsGuarded = true };

    /// <summary>Restricts an archive, or lifts it.</summary>
    public static readonly Permission Restrict = new("patients.restrict") { IsGuarded = true };

    /// <summary>紧急调阅: opens a restricted archive for a while, with a reason that is looked at afterwards.</summary>
    public static readonly Permission EmergencyAccess = new("patients.emergency-access") { IsGuarded = true };

    /// <summary>Marks somebody as deceased, or takes the mark back.</summary>
    public static readonly Permission MarkDeceased = new("patients.mark-deceased");

    /// <summary>Puts a patient into another class than the rules find.</summary>
    public static readonly Permission ChooseClass = new("patients.choose-class");

    /// <summary>Takes down what somebody consents to, refuses or withdraws.</summary>
    public static readonly Permission RecordConsent = new("patients.record-consent");

    /// <summary>Says that two archives are the same person.</summary>
    public static readonly Permission Merge = new("patients.merge") { IsGuarded = true };

    /// <summary>Undoes what was said of two archives.</summary>
    public static readonly Permission Unmerge = new("patients.unmerge") { IsGuarded = true };

    /// <summary>个人信息请求.</summary>
    public static readonly Permission ViewRequests = new("patients.view-requests");

    public static readonly Permission RegisterRequest = new("patients.register-request");

    /// <summary>Grants or refuses; granting a deletion erases.</summary>
    public static readonly Permission AnswerRequests = new("patients.answer-requests") { IsGuarded = true };

    public static readonly Permission ViewEnterprises = new("patients.view-enterprises");

    public static readonly Permission ManageEnterprises = new("patients.manage-enterprises");
}
