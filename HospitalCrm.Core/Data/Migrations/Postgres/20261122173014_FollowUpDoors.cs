using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FollowUpDoors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "FormSentAt",
                table: "FollowUpTasks",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "StartsByForm",
                table: "FollowUpTasks",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "SendsForm",
                table: "FollowUpSteps",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Door",
                table: "FollowUpRecords",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Agent");

            migrationBuilder.CreateTable(
                name: "FollowUpLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TaskId = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    Factor = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    MessageId = table.Column<Guid>(type: "uuid", nullable: true),
                    SentBy = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    WrongTries = table.Column<int>(type: "integer", nullable: false),
                    LockedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    UsedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    IsUrgent = table.Column<bool>(type: "boolean", nullable: false),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowUpLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FollowUpLinks_FollowUpTasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "FollowUpTasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FollowUpQuestions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TaskId = table.Column<Guid>(type: "uuid", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    Edition = table.Column<Guid>(type: "uuid", nullable: false),
                    MessageId = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowUpQuestions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FollowUpQuestions_FollowUpTasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "FollowUpTasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LowScores",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceKey = table.Column<Guid>(type: "uuid", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    DepartmentCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Lowest = table.Column<int>(type: "integer", nullable: false),
                    RatedStaff = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Text = table.Column<byte[]>(type: "bytea", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    RaisedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ContactedBy = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    ContactedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ResolvedBy = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    ResolvedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Note = table.Column<byte[]>(type: "bytea", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LowScores", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LowScores_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SatisfactionRatings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceKey = table.Column<Guid>(type: "uuid", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: true),
                    EncounterId = table.Column<Guid>(type: "uuid", nullable: true),
                    DepartmentCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Scope = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ItemCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ClassCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    StaffNo = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Score = table.Column<int>(type: "integer", nullable: false),
                    RatedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SatisfactionRatings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SatisfactionRatings_Encounters_EncounterId",
                        column: x => x.EncounterId,
                        principalTable: "Encounters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SatisfactionRatings_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpTasks_StartsByForm_State",
                table: "FollowUpTasks",
                columns: new[] { "StartsByForm", "State" },
                filter: "\"StartsByForm\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpLinks_TaskId_SentAt",
                table: "FollowUpLinks",
                columns: new[] { "TaskId", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpLinks_TokenHash",
                table: "FollowUpLinks",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpQuestions_MessageId",
                table: "FollowUpQuestions",
                column: "MessageId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpQuestions_TaskId_AskedAt",
                table: "FollowUpQuestions",
                columns: new[] { "TaskId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_LowScores_DepartmentCode_State",
                table: "LowScores",
                columns: new[] { "DepartmentCode", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_LowScores_PatientId",
                table: "LowScores",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_LowScores_SourceKey_Round",
                table: "LowScores",
                columns: new[] { "SourceKey", "Round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LowScores_State_DueAt",
                table: "LowScores",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SatisfactionRatings_EncounterId",
                table: "SatisfactionRatings",
                column: "EncounterId");

            migrationBuilder.CreateIndex(
                name: "IX_SatisfactionRatings_PatientId",
                table: "SatisfactionRatings",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_SatisfactionRatings_SourceKey_Round_ItemCode_StaffNo",
                table: "SatisfactionRatings",
                columns: new[] { "SourceKey", "Round", "ItemCode", "StaffNo" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SatisfactionRatings_StaffSums",
                table: "SatisfactionRatings",
                columns: new[] { "Scope", "RatedOn", "StaffNo", "Score" });

            migrationBuilder.CreateIndex(
                name: "IX_SatisfactionRatings_Sums",
                table: "SatisfactionRatings",
                columns: new[] { "Scope", "RatedOn", "DepartmentCode", "ClassCode", "ItemCode", "Score" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FollowUpLinks");

            migrationBuilder.DropTable(
                name: "FollowUpQuestions");

            migrationBuilder.DropTable(
                name: "LowScores");

            migrationBuilder.DropTable(
                name: "SatisfactionRatings");

            migrationBuilder.DropIndex(
                name: "IX_FollowUpTasks_StartsByForm_State",
                table: "FollowUpTasks");

            migrationBuilder.DropColumn(
                name: "FormSentAt",
                table: "FollowUpTasks");

            migrationBuilder.DropColumn(
                name: "StartsByForm",
                table: "FollowUpTasks");

            migrationBuilder.DropColumn(
                name: "SendsForm",
                table: "FollowUpSteps");

            migrationBuilder.DropColumn(
                name: "Door",
                table: "FollowUpRecords");
        }
    }
}
