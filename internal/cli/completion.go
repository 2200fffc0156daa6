package cli

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"
)

// bashCompletion asks the program itself what may follow: the commands, or the
// options where a word starts with a dash. File names complete as usual.
const bashCompletion = `_suyuan() {
	local current=${COMP_WORDS[COMP_CWORD]} words=("${COMP_WORDS[@]:0:COMP_CWORD}")
	[[ $current != -* ]] || words+=("$current")
	COMPREPLY=($(compgen -W "$("${words[@]}" ` + completionFlag + ` 2>/dev/null)" -- "$current"))
}
complete -o default -F _suyuan suyuan
`

func completionCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "a script that lets the shell complete commands and options",
		ArgsUsage: "bash | zsh | fish",
		Description: "In bash: source <(suyuan completion bash). In zsh: source <(suyuan completion zsh).\n" +
			"In fish: suyuan completion fish | source.",
		Action: func(c *cli.Context) error {
			var script string
			switch shell := c.Args().First(); shell {
			case "bash":
				script = bashCompletion
			case "zsh":
				script = "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n" + bashCompletion
			case "fish":
				fish, err := c.App.ToFishCompletion()
				if err != nil {
					return err
				}
				script = strings.TrimLeft(fish, "\n")
			case "":
				return usagef("completion: name a shell: bash, zsh or fish")
			default:
				return usagef("completion: the shell %s is not known; choose one of bash, zsh, fish", shell)
			}
			_, err := fmt.Fprint(env.Stdout, script)
			return err
		},
	}
}
