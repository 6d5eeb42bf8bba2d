using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Questionnaires;

public static class QuestionnairePermissions
{
    public static readonly Permission View = new("questionnaires.view");

    /// <summary>Writes drafts; a role may hold it for the own department's questionnaires only.</summary>
    public static readonly Permission Design = new("questionnaires.design") { IsScoped = true };

    /// <summary>Lets an edition be asked, with the guidance everybody who calls then gives.</summary>
    public static readonly Permission Publish = new("questionnaires.publish");

    /// <summary>一般情况、临床表现、诊断意见 and the satisfaction items.</summary>
    public static readonly Permission Texts = new("questionnaires.texts") { IsScoped = true };

    /// <summary>诊断意见: clinical roles only.</summary>
    public static readonly Permission SetOpinion = new("questionnaires.set-opinion") { IsGuarded = true };

    public static readonly Permission ViewAnswers = new("questionnaires.view-answers");
}
