using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Surveys;

public static class SurveyPermissions
{
    /// <summary>满意度: the figures by department and period.</summary>
    public static readonly Permission View = new("surveys.view");

    /// <summary>Who was asked and what he answered.</summary>
    public static readonly Permission ViewAnswers = new("surveys.view-answers");

    /// <summary>How named persons were rated.</summary>
    public static readonly Permission ViewStaff = new("surveys.view-staff") { IsGuarded = true };

    /// <summary>低分整改 of the own department or all; never those in which the reader was rated.</summary>
    public static readonly Permission ViewLowScores = new("surveys.view-low-scores") { IsScoped = true };

    /// <summary>Rings the patient back and writes down what was done.</summary>
    public static readonly Permission HandleLowScores = new("surveys.handle-low-scores");

    public static readonly Permission Export = new("surveys.export") { IsGuarded = true };
}
